declare module '#core/context.ts' {
  interface FeatureSettings {
    /** The folder in which the server keeps files of its own: ballots that are not in the database yet. */
    dataFolder?: string | undefined;
    /** No other server can use that folder, for it holds the database of this one. */
    ownsDataFolder?: boolean | undefined;
  }
}
