/** From the server to its typesetter: one document, prepared as JSON for the template. */
export interface ToTypesetter {
  id: number;
  document: string;
}

/** What became of a document. */
export type FromTypesetter =
  | { type: 'pdf'; id: number; pdf: Uint8Array }
  /** Letters for which no font is there. */
  | { type: 'unprintable'; id: number; letters: string[] }
  | { type: 'failed'; id: number; cause: string }
  /** The compiler or its fonts are not on this machine. */
  | { type: 'absent'; cause: string };
