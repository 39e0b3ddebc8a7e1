// @vitest-environment happy-dom
import { signal } from "@preact/signals";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test, vi } from "vitest";
import { ConfirmDialog } from "../../../extension/components/confirm-dialog.tsx";
import { en } from "../../../extension/i18n/en.ts";
import { createSpeech, SpeechContext } from "../../../extension/i18n/speech.ts";

afterEach(cleanup);

async function ask() {
  const isAsked = signal(false);
  const onClose = vi.fn();
  const Page = () => (
    <SpeechContext.Provider value={createSpeech(en, 0)}>
      <button type="button" onClick={() => (isAsked.value = true)}>
        Remove Ada
      </button>
      {isAsked.value ? (
        <ConfirmDialog title="Remove Ada?" confirm="Remove" onConfirm={() => undefined} onClose={onClose}>
          <p>She can’t sign in any more.</p>
        </ConfirmDialog>
      ) : null}
    </SpeechContext.Provider>
  );
  render(<Page />);
  const opener = screen.getByRole("button", { name: "Remove Ada" });
  opener.focus();
  fireEvent.click(opener);
  const dialog = await screen.findByRole<HTMLDialogElement>("dialog");
  await waitFor(() => expect(dialog.open).toBe(true));
  return { isAsked, onClose, opener };
}

test("says that it was closed, once", async () => {
  const { onClose } = await ask();
  fireEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(onClose).toHaveBeenCalledTimes(1);
});

test("taken away, gives focus back to what opened it, and tells nobody", async () => {
  const { isAsked, onClose, opener } = await ask();
  screen.getByRole("button", { name: "Remove" }).focus();
  isAsked.value = false;
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(opener));
  expect(onClose).not.toHaveBeenCalled();
});
