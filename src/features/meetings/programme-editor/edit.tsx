import type { PageContext } from '#core/http/page-context.ts';
import { toAmsterdam } from '#core/time/amsterdam.ts';
import { Breadcrumbs, Button, Layout, Notice, SelectField, TextField } from '#ui';
import { doubleHosts } from '../edition/programme.ts';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { BreakOutForm } from './breakOut.tsx';
import { PartForm } from './part.tsx';
import { TextsFields } from './texts.tsx';
import { VenueForm } from './venue.tsx';

export type EditRefusal =
  | 'changed-elsewhere'
  | 'no-title'
  | 'too-late'
  | 'no-times'
  | 'too-few'
  | 'slug-taken'
  | 'not-understood';

interface Showing {
  page: PageContext;
  edition: Edition;
  token: string;
  saved: boolean;
  /** May begin new editions: the link is for everything. */
  all: boolean;
  refusal?: EditRefusal | undefined;
  /** The part, break-out or place (empty: a new one) whose form was refused: it stands open, with what was typed. */
  opened?: string | undefined;
}

/** The programme for whoever organises it: words, day, state; parts; break-outs; a new edition from this one. */
export function EditPage({ page, edition, token, saved, all, refusal, opened }: Showing) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const at = `/${language}/organise/${edition.id}`;
  const form = { token, at, language, seen: edition.sequence, opened };
  const title = textOf(edition.texts, 'title', language);
  const twice = doubleHosts(edition.parts);
  return (
    <Layout page={page} title={t('desk.edit')} robots="noindex">
      <Breadcrumbs label={t('crumbs')} items={[{ href: at, words: title }, { words: t('desk.edit') }]} />
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
      {twice.length > 0 && <Notice kind="ask">{t('edit.twice', { host: twice[0] ?? '' })}</Notice>}
      <form method="post" action={`${at}/edition`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(edition.sequence)} />
        <TextsFields
          id="edition"
          keys={['title', 'summary', 'about']}
          texts={edition.texts}
          language={language}
        />
        <TextField name="day" type="date" label={t('edit.day')} value={toAmsterdam(edition.startsAt).day} />
        <TextField
          name="wishesUntil"
          type="date"
          label={t('edit.wishes')}
          value={toAmsterdam(edition.wishesUntil).day}
        />
        <SelectField
          name="state"
          label={t('edit.state')}
          value={edition.state}
          options={(['draft', 'published', 'cancelled'] as const).map((state) => ({
            value: state,
            label: t(`edit.state.${state}`),
          }))}
        />
        <Button icon="check">{t('change.do')}</Button>
      </form>
      <h2>{t('where')}</h2>
      {edition.venues.map((venue) => (
        <VenueForm venue={venue} {...form} />
      ))}
      {edition.venues.every(({ id }) => id) && <VenueForm {...form} />}
      <h2>{t('programme')}</h2>
      {edition.parts.map((part) => (
        <>
          <PartForm part={part} {...form} />
          {part.breakOuts.map((one) => (
            <BreakOutForm one={one} part={part.id} {...form} />
          ))}
          {part.kind === 'break-outs' && part.breakOuts.every(({ id }) => id) && (
            <BreakOutForm part={part.id} {...form} />
          )}
        </>
      ))}
      {all && (
        <form method="post" action={`${at}/copy`} class="stack">
          <h2>{t('copy.title')}</h2>
          <p>{t('copy.lead')}</p>
          <input type="hidden" name="token" value={token} />
          <TextField name="slug" label={t('copy.slug')} hint={t('copy.slug.hint')} value="" maxlength={60} />
          <TextField name="copyDay" type="date" label={t('edit.day')} value="" />
          <Button kind="ghost" icon="plus">
            {t('copy.do')}
          </Button>
        </form>
      )}
    </Layout>
  );
}
