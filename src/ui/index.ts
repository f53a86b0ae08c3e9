/**
 * UI: the frame of a page and the parts it is made of. Rendered on the server; works without JavaScript, in both
 * directions of writing, on paper, aloud. Knows no room. A municipality's own look replaces styles/tokens.css.
 */
export { Button, ButtonLink, Door, PrintButton, ReadAloud } from './buttons.tsx';
export { Badge, Card, Definition, Notice, Pager, QrFigure } from './cards.tsx';
export { SelectField, TextField } from './fields.tsx';
export { Frame } from './frame.tsx';
export { Icon, type IconName, icons } from './icons/index.tsx';
export type { Reader } from './reader.ts';
export { CheckTile, RadioTile, SubmitTile, Tiles } from './tiles.tsx';
export { DayRow, FreeSlot, Reasons, Slot, WeekGrid } from './week.tsx';
