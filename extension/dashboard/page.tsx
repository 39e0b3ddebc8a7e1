/** The frame of a page: its heading, which is also the tab's title and where focus goes when somebody comes here. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useDashboard } from "./dashboard-words.ts";

type Props = {
  readonly title: string;
  readonly lead?: ComponentChildren;
  /** A step up: what it is called and where it is. */
  readonly up?: { readonly label: string; readonly href: string };
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
};

export function Page({ title, lead, up, actions, children }: Props) {
  const { d } = useDashboard();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${d.frame.product}`;
  }, [title, d]);
  useEffect(() => {
    if (heading.current?.closest("[data-navigated]") != null) heading.current.focus();
  }, []);
  return (
    <>
      <header class="page-head">
        <div class="page-title">
          {up === undefined ? null : (
            <a class="page-up" href={up.href}>
              {up.label}
            </a>
          )}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <p class="page-lead">{lead}</p>}
        </div>
        {actions === undefined ? null : <div class="page-actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}
