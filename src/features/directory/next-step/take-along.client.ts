/// <reference lib="dom" />
/** Takes a ready text along: copied, or sent with an app of the phone. Loaded when somebody asks for it. */

/** Called by the script of the page when somebody tapped the button; its status says what happened. */
export async function begin(button: HTMLButtonElement): Promise<void> {
  const field = document.getElementById(button.dataset.from ?? '');
  const status = document.getElementById(button.getAttribute('aria-describedby') ?? '');
  if (!(field instanceof HTMLTextAreaElement)) return;
  // Not every browser has apps to share with; then the text is copied, which is half of the way.
  if (button.dataset.take === 'share' && 'share' in navigator) {
    // Whoever closes the list of apps sends nothing, and that is no fault.
    await navigator.share({ text: field.value }).catch(() => {});
    return;
  }
  await copy(field);
  if (status) status.textContent = status.dataset.done ?? '';
}

/** Copies a text, also where the connection is not secure and there is no clipboard to write to. */
async function copy(field: HTMLTextAreaElement): Promise<void> {
  field.select();
  if ('clipboard' in navigator) await navigator.clipboard.writeText(field.value);
  else document.execCommand('copy');
}
