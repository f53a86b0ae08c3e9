/** The library that knows WebAuthn, with some two hundred modules: loaded by who uses a passkey, not at every start. */
export const passkeyLibrary = () => import('@simplewebauthn/server');
