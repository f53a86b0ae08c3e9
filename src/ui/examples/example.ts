import type { ComponentChildren } from 'preact';

/** One part of the house style, or a whole page of it, by the name under which one looks it up. */
export type Example = (t: (nl: string, ar: string) => string) => ComponentChildren;
