/** A map tile server that the operator chose. Only this application asks it, never the browser of a visitor. */
export interface TileServer {
  /** A URL template with {z}, {x} and {y}. */
  url: string;
  /** The attribution that the licence of the tiles asks for. */
  attribution: string;
  /** The highest zoom level that it has. */
  maxZoom: number;
}

/** A translation server with the API of LibreTranslate that the operator chose. Without it no text leaves the server. */
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
