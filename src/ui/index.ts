/**
 * UI: the frame of a page and the parts it is made of. Rendered on the server; works without JavaScript, in both
 * directions of writing, on paper, aloud. Knows no room. A municipality's own look replaces styles/tokens.css.
 */
export { EmbedLayout, THEMES } from './frame/embedFrame.tsx';
export { Layout } from './frame/frame.tsx';
export { Icon, type IconName } from './icons/icon.tsx';
export { Button, ButtonLink, PrintButton, ReadAloud } from './parts/actions.tsx';
export { Badge, Card, LinkCard } from './parts/doors.tsx';
export { SelectField, TextArea, TextField } from './parts/fields.tsx';
export { Notice, type ReasonItem, Reasons, type Verdict } from './parts/notices.tsx';
export { Breadcrumbs, Definition, type PageLink, Pager, QrFigure } from './parts/reading.tsx';
export { CheckboxCard, ChoiceCards, RadioCard, SubmitCard } from './parts/tiles.tsx';
export { DayRow, FreeSlot, Slot } from './parts/week.tsx';
export { WeekGrid } from './parts/weekGrid.tsx';
