import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { interfaceLanguages } from '#core/i18n/languages.ts';
import { DeskLayout, Notice } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { ReachWords } from './ReachWords.tsx';
import type { LetterTexts, SentLetter } from './types.ts';

/** The log of what the team sent: who, when, to how many, which text. */
export function LettersPage({
  page,
  edition,
  letters,
  sent,
}: {
  page: PageContext;
  edition: Edition;
  letters: SentLetter[];
  /** A letter went out a moment ago. */
  sent: boolean;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  return (
    <DeskLayout
      page={page}
      title={t('letters.title')}
      crumbs={[
        { href: `/${language}/organise`, label: t('team.title') },
        { href: basePath, label: textOf(edition.texts, 'title', language) },
      ]}
      actions={
        <>
          <a href={`${basePath}/message`}>{t('desk.message')}</a>
          <a href={`${basePath}/change`}>{t('replan.title')}</a>
        </>
      }
    >
      {sent && (
        <Notice kind="good" role="status">
          {t('letters.sent')}
        </Notice>
      )}
      {letters.length === 0 && <p>{t('letters.none')}</p>}
      {letters.map((letter) => (
        <article class="letter" id={`letter-${letter.id}`}>
          <h2>{t(`letters.kind.${letter.kind}`, { about: letter.about })}</h2>
          <p class="soft">
            {formatDate(letter.sentAt, language, 'moment')}
            {letter.sentBy && (
              <>
                {' · '}
                <bdi>{letter.sentBy}</bdi>
              </>
            )}
          </p>
          <ReachWords reach={letter.reached} language={language} />
          <details>
            <summary>{t('letters.text')}</summary>
            <LetterTextsList texts={letter.texts} />
          </details>
        </article>
      ))}
    </DeskLayout>
  );
}

/** The text of a letter in each language in which it goes out. */
export function LetterTextsList({ texts }: { texts: LetterTexts }) {
  return (
    <>
      {Object.entries(texts).map(([code, { subject, words }]) => {
        const language = interfaceLanguages.find((known) => known.code === code);
        return (
          <section>
            <h3>{language?.name ?? code}</h3>
            <div lang={code} dir={language?.dir}>
              <p>
                <b>{subject}</b>
              </p>
              {words?.split('\n\n').map((paragraph) => (
                <p>{paragraph}</p>
              ))}
            </div>
          </section>
        );
      })}
    </>
  );
}
