import type { PageContext } from '#core/http/page-context.ts';
import { vocabularyIn } from '#features/vocabulary';
import { SPOKEN_LANGUAGES } from '#features/vocabulary/rules.ts';
import { Button, Layout, Notice, SelectField, TextArea } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { VoiceReader } from '../model/reader-queries.ts';
import { type Conversation, MAX_STATEMENT_CHARACTERS, textIn } from '../model/rules.ts';
import { wordsDirection } from '../model/words-direction.ts';
import { readerPath } from './paths.ts';
import type { Contribution } from './queries.ts';
import { REFUSAL_REASONS } from './rules.ts';

export type ReaderNotice = 'done' | 'changed' | 'nothing-written' | 'no-reason' | 'same-reader' | 'too-long';

interface ReaderProps {
  page: PageContext;
  link: string;
  reader: VoiceReader;
  conversation: Conversation;
  contributions: Contribution[];
  /** Of which there is a recording. */
  heard: Set<string>;
  token: string;
  notice: ReaderNotice | undefined;
  /** What was typed, when it could not be kept. */
  typed: { contribution: string; transcript: string; words: string; dutch: string } | undefined;
}

/** What waits for somebody who speaks a language: writing down what was said, and reading over what somebody else wrote. */
export function ReaderPage(props: ReaderProps) {
  const { page, reader, conversation, contributions, notice } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const title = textIn(conversation.title, language);
  const spoken = contributions.filter(({ state }) => state !== 'confirmed');
  const confirmed = contributions.filter(({ state }) => state === 'confirmed');
  return (
    <Layout
      page={page}
      title={t('contributions.reader.title')}
      narrow
      robots="noindex"
      sheet={page.assets['voice.css']}
    >
      <h1>{t('contributions.reader.title')}</h1>
      <p class="lead">{t('contributions.reader.lead', { name: reader.name })}</p>
      <p class="soft" lang={title?.language}>
        {title?.words}
      </p>
      {notice && (
        <Notice kind={notice === 'done' ? 'good' : 'problem'} role="alert">
          {t(`contributions.reader.notice.${notice}`, { most: MAX_STATEMENT_CHARACTERS })}
        </Notice>
      )}
      <p>{t('contributions.reader.promise')}</p>
      {contributions.length === 0 && <p>{t('contributions.reader.empty')}</p>}
      {spoken.length > 0 && (
        <section>
          <h2>{t('contributions.reader.spoken')}</h2>
          {spoken.map((contribution) => (
            <WriteForm {...props} contribution={contribution} />
          ))}
        </section>
      )}
      {confirmed.length > 0 && (
        <section>
          <h2>{t('contributions.reader.confirmed')}</h2>
          {confirmed.map((contribution) => (
            <ApproveForm {...props} contribution={contribution} />
          ))}
        </section>
      )}
    </Layout>
  );
}

function Hidden({ token, contribution }: { token: string; contribution: Contribution }) {
  return (
    <>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="contribution" value={contribution.id} />
      <input type="hidden" name="version" value={contribution.version} />
    </>
  );
}

function LanguageName({ code, language }: { code: string; language: string }) {
  const known = SPOKEN_LANGUAGES.find((each) => each === code);
  return <p class="org">{known ? vocabularyIn(language)(`language.${known}`) : code}</p>;
}

function WriteForm({
  page,
  link,
  heard,
  token,
  typed,
  contribution,
}: ReaderProps & { contribution: Contribution }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const action = `/${language}${readerPath(link)}`;
  const own = typed?.contribution === contribution.id ? typed : undefined;
  return (
    <form method="post" action={action} class="card stack">
      <Hidden token={token} contribution={contribution} />
      <LanguageName code={contribution.language} language={language} />
      {heard.has(contribution.id) && (
        // biome-ignore lint/a11y/useMediaCaption: writing it down is what the page is for
        <audio controls preload="none" src={`${action}/recording/${contribution.id}`} />
      )}
      <TextArea
        id={`transcript-${contribution.id}`}
        name="transcript"
        label={t('contributions.reader.transcript')}
        value={own?.transcript ?? contribution.transcript ?? ''}
        rows={4}
        maxlength={2_000}
        lang={contribution.language}
      />
      <TextArea
        id={`words-${contribution.id}`}
        name="words"
        label={t('contributions.reader.words')}
        hint={t('contributions.reader.words.hint')}
        value={own?.words ?? contribution.words ?? ''}
        rows={3}
        maxlength={4 * MAX_STATEMENT_CHARACTERS}
        lang={contribution.language}
      />
      <Button name="step" value="write">
        {t('contributions.reader.write')}
      </Button>
    </form>
  );
}

function ApproveForm({
  page,
  link,
  reader,
  token,
  typed,
  contribution,
}: ReaderProps & { contribution: Contribution }) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const own = typed?.contribution === contribution.id ? typed : undefined;
  return (
    <form method="post" action={`/${language}${readerPath(link)}`} class="card stack">
      <Hidden token={token} contribution={contribution} />
      <LanguageName code={contribution.language} language={language} />
      <p class="lead" lang={contribution.language} dir={wordsDirection(contribution.language)}>
        {contribution.words}
      </p>
      {contribution.writtenBy === reader.id ? (
        <p>{t('contributions.reader.notice.same-reader')}</p>
      ) : (
        <>
          {contribution.language !== 'nl' && (
            <TextArea
              id={`dutch-${contribution.id}`}
              name="dutch"
              label={t('contributions.reader.dutch')}
              value={own?.dutch ?? ''}
              rows={3}
              maxlength={4 * MAX_STATEMENT_CHARACTERS}
              lang="nl"
            />
          )}
          <Button icon="check" name="step" value="approve">
            {t('contributions.reader.approve')}
          </Button>
          <SelectField
            id={`reason-${contribution.id}`}
            name="reason"
            label={t('contributions.reader.reason')}
            value=""
            options={[
              { value: '', label: t('contributions.reader.reason.choose') },
              ...REFUSAL_REASONS.map((reason) => ({
                value: reason,
                label: t(`contributions.reason.${reason}`),
              })),
            ]}
          />
          <Button kind="ghost" name="step" value="refuse">
            {t('contributions.reader.refuse')}
          </Button>
        </>
      )}
    </form>
  );
}
