/** A server of map tiles, chosen by the operator. Only this application asks it, never the browser of a visitor. */
export interface TileServer {
  /** Its URL, with {z}, {x} and {y} in it. */
  url: string;
  /** Whose map it is, as the licence of the tiles asks. */
  attribution: string;
  /** The highest {z} that it has. */
  maxZoom: number;
}

/** A translation server with the interface of LibreTranslate, chosen by the operator. Without it no text leaves the server. */
export interface TranslationServer {
  url: string;
  key?: string | undefined;
}

declare module '#core/context.ts' {
  interface FeatureSettings {
    tiles?: TileServer | undefined;
    translation?: TranslationServer | undefined;
  }
}
