import type { PageContext } from '#core/http/page-context.ts';
import { Breadcrumbs, Layout, Notice } from '#ui';
import { doubleHosts } from '../edition/programme.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { BreakOutForm } from './BreakOutForm.tsx';
import { CopyEditionForm, EditionForm } from './EditionForms.tsx';
import { ProgrammeItemForm } from './ProgrammeItemForm.tsx';
import { VenueForm } from './VenueForm.tsx';

export const EDITOR_REFUSALS = [
  'changed-elsewhere',
  'no-title',
  'too-late',
  'no-times',
  'too-few',
  'slug-taken',
  'not-understood',
] as const;

interface ProgrammeEditorPageProps {
  page: PageContext;
  edition: Edition;
  token: string;
  saved: boolean;
  /** Whether this team member may make new editions: then their link is for every edition. */
  canCopy: boolean;
  refusal?: (typeof EDITOR_REFUSALS)[number] | undefined;
  /** The item, break-out or venue (empty: a new one) whose form was refused: it is shown open, with what was typed. */
  openFormId?: string | undefined;
}

/** Everything of one edition that an organiser can change: the edition, its venues, programme items and break-outs. */
export function ProgrammeEditorPage({
  page,
  edition,
  token,
  saved,
  canCopy,
  refusal,
  openFormId,
}: ProgrammeEditorPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const formProps = { token, basePath, language, expectedVersion: edition.sequence, openFormId };
  const title = textOf(edition.texts, 'title', language);
  const [doubleHost] = doubleHosts(edition.parts);
  return (
    <Layout page={page} title={t('desk.edit')} robots="noindex">
      <Breadcrumbs
        label={t('crumbs')}
        items={[{ href: basePath, label: title }, { label: t('desk.edit') }]}
      />
      <h1>{t('desk.edit')}</h1>
      <p>
        <a href={`/${language}/meetings/${edition.slug}`}>{t('edit.preview')}</a>
      </p>
      {saved && (
        <Notice kind="good" role="status">
          {t('edit.saved')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`edit.refused.${refusal}`)}
        </Notice>
      )}
      {doubleHost !== undefined && <Notice kind="ask">{t('edit.twice', { host: doubleHost })}</Notice>}
      <EditionForm edition={edition} {...formProps} />
      <h2>{t('where')}</h2>
      {edition.venues.map((venue) => (
        <VenueForm venue={venue} {...formProps} />
      ))}
      {edition.venues.every(({ id }) => id) && <VenueForm {...formProps} />}
      <h2>{t('programme')}</h2>
      {edition.parts.map((item) => (
        <>
          <ProgrammeItemForm item={item} {...formProps} />
          {item.breakOuts.map((breakOut) => (
            <BreakOutForm breakOut={breakOut} itemId={item.id} {...formProps} />
          ))}
          {item.kind === 'break-outs' && item.breakOuts.every(({ id }) => id) && (
            <BreakOutForm itemId={item.id} {...formProps} />
          )}
        </>
      ))}
      {canCopy && <CopyEditionForm {...formProps} />}
    </Layout>
  );
}
