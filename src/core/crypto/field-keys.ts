/** The keys of encrypted fields: new values are written with one of them, and all of them can be read. */
export interface FieldKeys {
  /** The id of the key that writes. */
  current: () => string;
  /** 32 bytes; undefined when there is no such key. */
  key: (id: string) => Buffer | undefined;
}
