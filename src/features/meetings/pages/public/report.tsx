import type { Reader } from '#core/http/request-context.ts';
import { dateWords } from '#core/i18n/i18n.ts';
import { Badge, Button, Crumbs, Frame, Notice, PrintButton, WordsField } from '#ui';
import { speak } from '../../messages/index.ts';
import { dayWords } from '../../rules/moments.ts';
import { standing } from '../../rules/standing.ts';
import { textOf, wordsIn } from '../../rules/texts.ts';
import { breakOutsOf } from '../../rules/when.ts';
import { type Edition, OUTCOME_KINDS, type Outcome, type Photo } from '../../types.ts';
import { PhotoFigure } from './photo.tsx';
import { Words } from './programme.tsx';
import { OutcomeWords } from './table.tsx';

/** Fewer than this is nobody's business (promise: small numbers stay secret). */
const TELLABLE = 10;
const KINDS = { done: 'good', open: 'plain', silent: 'new', dropped: 'soft' } as const;

/** What came out of a meeting and how it stands: also what nobody answered for. Prints on paper. */
export function ReportPage({
  reader,
  edition,
  lines,
  photos,
  today,
}: {
  reader: Reader;
  edition: Edition;
  lines: Outcome[];
  photos: Photo[];
  today: string;
}) {
  const { language } = reader;
  const say = speak(language);
  const title = textOf(edition.texts, 'title', language);
  const came = edition.counts?.came ?? 0;
  return (
    <Frame reader={reader} title={say('report.title', { meeting: title })}>
      <Crumbs
        label={say('crumbs')}
        items={[
          { href: `/${language}/meetings`, words: say('list.title') },
          { href: `/${language}/meetings/${edition.slug}`, words: title },
          { words: say('report.crumb') },
        ]}
      />
      <h1>{say('report.title', { meeting: title })}</h1>
      <p class="lead">{dayWords(edition.startsAt, language)}</p>
      {edition.demo && <Notice kind="demo">{say('demo')}</Notice>}
      {came >= TELLABLE && <p>{say('report.came', { came })}</p>}
      <PrintButton words={say('print')} />
      {breakOutsOf(edition).map((one) => {
        const own = lines.filter(
          ({ breakOutId, state, kind }) =>
            breakOutId === one.id && (state !== 'dropped' || kind === 'agreement'),
        );
        return (
          <section>
            <h2>
              {one.number}. <Words of={wordsIn(one.texts, 'title', language)} />
            </h2>
            <p class="soft">
              <Words of={wordsIn(one.texts, 'question', language)} />
            </p>
            {own.length === 0 && <p>{say('report.nothing')}</p>}
            {OUTCOME_KINDS.filter((kind) => own.some((line) => line.kind === kind)).map((kind) => (
              <>
                <h3>{say(`outcome.${kind}`)}</h3>
                <ul>
                  {own
                    .filter((line) => line.kind === kind)
                    .map((line) => (
                      <li>
                        <OutcomeWords line={line} language={language} />
                        {kind === 'agreement' && <Standing line={line} today={today} language={language} />}
                      </li>
                    ))}
                </ul>
              </>
            ))}
          </section>
        );
      })}
      {photos.length > 0 && (
        <section>
          <h2>{say('photos.title')}</h2>
          <div class="photos">
            {photos.map((photo) => (
              <PhotoFigure photo={photo} at={`/${language}/meetings/${edition.slug}/photos`} />
            ))}
          </div>
          <p class="soft no-print">
            <a href={`/${language}/contact?about=mistake`}>{say('photos.ask')}</a>
          </p>
        </section>
      )}
    </Frame>
  );
}

function Standing({ line, today, language }: { line: Outcome; today: string; language: string }) {
  const say = speak(language);
  const how = standing(line, today);
  return (
    <p>
      <Badge kind={KINDS[how]}>{say(`standing.${how}`)}</Badge> {line.answer && <bdi>{line.answer}</bdi>}{' '}
      {line.answeredAt && <small>{dateWords(line.answeredAt, language)}</small>}
    </p>
  );
}

/** The owner's own page: how does it stand? */
export function AgreementPage({
  reader,
  agreement,
  token,
  link,
  saved,
  refusal,
}: {
  reader: Reader;
  agreement: Outcome;
  token: string;
  link: string;
  saved: boolean;
  refusal?: 'changed-elsewhere' | undefined;
}) {
  const { language } = reader;
  const say = speak(language);
  return (
    <Frame
      reader={{ ...reader, path: `/agreement/${link}` }}
      title={say('agreement.title')}
      narrow
      robots="noindex"
    >
      <h1>{say('agreement.title')}</h1>
      {saved && (
        <Notice kind="good" role="status">
          {say('agreement.saved')}
        </Notice>
      )}
      {refusal && (
        <Notice kind="problem" role="alert">
          {say('table.refused.changed-elsewhere')}
        </Notice>
      )}
      <div class="lead">
        <OutcomeWords line={agreement} language={language} />
      </div>
      <form method="post" action={`/${language}/agreement/${link}`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(agreement.version)} />
        <WordsField
          name="answer"
          label={say('agreement.answer')}
          value={agreement.answer ?? ''}
          rows={3}
          maxlength={600}
        />
        <div class="actions">
          <Button name="state" value="done" icon="check">
            {say('standing.done')}
          </Button>
          <Button name="state" value="open" kind="ghost">
            {say('agreement.busy')}
          </Button>
          <Button name="state" value="dropped" kind="quiet">
            {say('standing.dropped')}
          </Button>
        </div>
        <p class="soft">{say('agreement.public')}</p>
      </form>
    </Frame>
  );
}
