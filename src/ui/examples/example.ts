import type { ComponentChildren } from 'preact';

/** One example of the components, or a whole page of them, by name. */
export type Example = (t: (nl: string, ar: string) => string) => ComponentChildren;
