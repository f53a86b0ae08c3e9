/**
 * UI: the frame of a page and the parts it is made of. Rendered on the server; works without JavaScript, in both
 * directions of writing, on paper, aloud. Knows no room. A municipality's own look replaces styles/tokens.css.
 */

export { Button, ButtonLink, PrintButton, ReadAloud } from './components/buttons.tsx';
export { ClockFace } from './components/ClockFace.tsx';
export { type ConflictField, ConflictNotice } from './components/ConflictNotice.tsx';
export { Badge, Card, LinkCard } from './components/cards.tsx';
export { CheckboxCard, ChoiceCards, RadioCard, SubmitCard } from './components/choice-cards.tsx';
export { ChoiceLines } from './components/choice-lines.tsx';
export { ErrorSummary } from './components/ErrorSummary.tsx';
export { SelectField, TextArea, TextField } from './components/fields.tsx';
export { Breadcrumbs, Definition, type PageLink, Pager, QrFigure } from './components/navigation.tsx';
export { Notice, type ReasonItem, Reasons, type Verdict } from './components/notices.tsx';
export { PassphraseWords } from './components/PassphraseWords.tsx';
export { UndoNotice } from './components/UndoNotice.tsx';
export { WeekGrid } from './components/WeekGrid.tsx';
export { DayRow, FreeSlot, Slot } from './components/week.tsx';
export { alwaysInMenu } from './desk/always-in-menu.ts';
export { type DeskChoice, DeskChoices } from './desk/DeskChoices.tsx';
export type { DeskKey } from './desk/DeskKeys.tsx';
export { DeskLayout } from './desk/DeskLayout.tsx';
export { type DeskColumn, DeskTable } from './desk/DeskTable.tsx';
export { BulkBar, type DeskFilter, DeskTabs, DeskToolbar } from './desk/DeskToolbar.tsx';
export { Icon, type IconName } from './icons/icon.tsx';
export { EmbedLayout, THEMES } from './layout/EmbedLayout.tsx';
export { Layout } from './layout/Layout.tsx';
