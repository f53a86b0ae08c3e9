declare module '#core/context.ts' {
  interface FeatureSettings {
    /** The folder in which the server keeps files of its own: ballots that are not in the database yet. */
    dataFolder?: string | undefined;
  }
}
