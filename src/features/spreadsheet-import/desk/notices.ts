/** Refusals that the pages about an import show as a notice; message keys `sheet.said.*`. */
export const IMPORT_NOTICES = [
  'changed-elsewhere',
  'directory-changed',
  'newer-first',
  'nothing',
  'not-understood',
] as const;
export type ImportNotice = (typeof IMPORT_NOTICES)[number];
