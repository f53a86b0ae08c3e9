declare module '#core/context.ts' {
  interface FeatureSettings {
    /** Does this server send e-mail? Without it nobody signs in with a letter. */
    sendsEmail?: boolean | undefined;
  }
}
