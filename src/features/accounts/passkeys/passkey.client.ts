/// <reference lib="dom" />
/**
 * Fills in a form with the answer of a passkey: asks the browser what the server prepared, and sends its answer as JSON
 * (WebAuthn Level 3, §5.1.8). Written out by hand, for the browsers' own conversion came only in 2024 and 2025.
 */

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
  if (!('PublicKeyCredential' in window)) continue;
  form.hidden = false;
  form.addEventListener('submit', (event) => {
    const input = form.querySelector<HTMLInputElement>('input[name=answer]');
    if (!input || input.value) return;
    event.preventDefault();
    const button = event.submitter instanceof HTMLButtonElement ? event.submitter : undefined;
    void answerWithPasskey(form).then((answer) => {
      const failed = form.querySelector<HTMLElement>('[data-passkey-failed]');
      if (failed) failed.hidden = answer !== undefined;
      if (answer === undefined) return;
      input.value = answer;
      form.requestSubmit(button);
    });
  });
}

/** Undefined when whoever was asked said no, or the device could not. */
async function answerWithPasskey(form: HTMLFormElement): Promise<string | undefined> {
  const options = JSON.parse(form.dataset.options ?? '{}');
  try {
    const credential = form.dataset.passkey === 'create' ? await create(options) : await get(options);
    return credential && JSON.stringify(credential);
  } catch {
    return undefined;
  }
}

async function create(options: PublicKeyCredentialCreationOptionsJSON) {
  const credential = (await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      user: { ...options.user, id: toBytes(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map(({ id }) => ({
        type: 'public-key' as const,
        id: toBytes(id),
      })),
    } as PublicKeyCredentialCreationOptions,
  })) as PublicKeyCredential | null;
  if (!credential) return undefined;
  const response = credential.response as AuthenticatorAttestationResponse;
  return {
    ...named(credential),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      attestationObject: toText(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

async function get(options: PublicKeyCredentialRequestOptionsJSON) {
  const credential = (await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: toBytes(options.challenge),
      allowCredentials: [],
    } as PublicKeyCredentialRequestOptions,
  })) as PublicKeyCredential | null;
  if (!credential) return undefined;
  const response = credential.response as AuthenticatorAssertionResponse;
  return {
    ...named(credential),
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      userHandle: response.userHandle ? toText(response.userHandle) : undefined,
    },
  };
}

const named = ({ id, rawId, type, authenticatorAttachment }: PublicKeyCredential) => ({
  id,
  rawId: toText(rawId),
  type,
  authenticatorAttachment: authenticatorAttachment ?? undefined,
  clientExtensionResults: {},
});

function toBytes(text: string): Uint8Array {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function toText(bytes: ArrayBuffer): string {
  const binary = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
