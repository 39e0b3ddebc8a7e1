import { Icon } from "../../components/icon.tsx";

/** What somebody came for isn't there. */
export function Missing({ text }: { readonly text: string }) {
  return (
    <div class="empty" role="status">
      <Icon name="search" />
      <p>{text}</p>
    </div>
  );
}
