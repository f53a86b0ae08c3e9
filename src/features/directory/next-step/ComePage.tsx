import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { vocabularyIn } from '#features/vocabulary';
import { ButtonLink, Definition, Layout, Notice, PrintButton } from '#ui';
import { meetingForm, practicalFacts } from '../catalogue/facts.ts';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative, InitiativeText } from '../catalogue/types.ts';
import { messagesIn } from '../messages.ts';
import { hasLocation, Location } from './Location.tsx';
import { Request } from './Request.tsx';
import { type ComingReader, type NextDate, nextDates } from './rules.ts';
import { WhenText } from './WhenText.tsx';

const MAX_DATES = 3;

interface ComePageProps {
  page: PageContext;
  initiative: Initiative;
  now: Date;
  /** What is known of who reads; nothing on the page that every visitor gets. */
  reader?: ComingReader;
  /** How to ask for a place here, for who can. */
  ask?: ComponentChildren;
}

/** The next step for one place: when to be there, how to get there, what to bring, whom to ask and what to say. */
export function ComePage({ page, initiative, now, reader = {}, ask }: ComePageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const { text, language: textLanguage } = textIn(initiative, language);
  const dates = nextDates(initiative, now).slice(0, MAX_DATES);
  // Who reads another language than Dutch is taken to speak little of it, until they say otherwise.
  const known: ComingReader = { ...reader, littleDutch: reader.littleDutch ?? language !== 'nl' };
  return (
    <Layout page={page} title={`${t('come.do')} · ${text.name}`} narrow robots="noindex">
      <h1>{t('come.do')}</h1>
      <p class="lead">
        <a href={`/${language}/initiatives/${initiative.id}`}>
          <bdi lang={textLanguage}>{text.name}</bdi>
        </a>
      </p>
      {initiative.demo && <Notice kind="demo">{t('list.demo')}</Notice>}
      {initiative.room === 'full' && <Notice kind="ask">{t('come.full')}</Notice>}
      {known.minor && (
        <Notice kind="ask" title={t('come.safe')}>
          <ForMinors it={initiative} language={language} />
        </Notice>
      )}
      {ask}
      <Definition items={practicalRows(initiative, language, dates, known)} />
      <Request
        it={initiative}
        language={language}
        reader={known}
        next={dates[0]}
        script={page.assets['take-along.js'] ?? ''}
      />
      {known.minor === undefined && (
        <details>
          <summary>{t('come.safe')}</summary>
          <ForMinors it={initiative} language={language} />
        </details>
      )}
      <p class="actions no-print">
        <ButtonLink href={`/${language}/initiatives/${initiative.id}`} kind="ghost" icon="back">
          {t('come.back')}
        </ButtonLink>
        <PrintButton label={t('one.print')} />
      </p>
    </Layout>
  );
}

function practicalRows(
  it: Initiative,
  language: string,
  dates: NextDate[],
  { way }: ComingReader,
): [string, ComponentChildren][] {
  const t = messagesIn(language);
  const { price } = practicalFacts(it, language);
  const rows: [string, ComponentChildren | null][] = [
    [
      t('come.next'),
      dates.length > 0
        ? dates.map((next) => (
            <div>
              <WhenText next={next} language={language} />
            </div>
          ))
        : t('come.when.unknown'),
    ],
    [t('come.way'), <Way it={it} language={language} way={way} />],
    [
      t('come.bring'),
      textIn(it, language).text.bring ? (
        <OwnersWords it={it} language={language} field="bring" />
      ) : goesThere(it) ? (
        t('come.bring.unknown')
      ) : null,
    ],
    [t('one.cost'), price],
    [t('come.whom'), <bdi>{it.coordinator ?? it.organisation.name}</bdi>],
  ];
  return rows.flatMap(([term, description]) =>
    description ? [[term, description] as [string, ComponentChildren]] : [],
  );
}

/** Whether one goes to a place, and may have to bring something. */
const goesThere = (it: Initiative): boolean => ['group', 'oneToOne'].includes(meetingForm(it));

/** The way there; or that there is none, because somebody comes, calls or meets online. */
function Way({ it, language, way }: { it: Initiative; language: string; way: string | undefined }) {
  const t = messagesIn(language);
  const form = meetingForm(it);
  if (form === 'online') return <>{t('come.online')}</>;
  if (form === 'atHome' || form === 'telephone') return <>{vocabularyIn(language)(`contactForm.${form}`)}</>;
  return (
    <>
      {hasLocation(it) ? <Location it={it} language={language} /> : t('one.unknown.lead')}
      <OwnersWords it={it} language={language} field="route" />
      {way && <div>{t('come.way.about', { way })}</div>}
    </>
  );
}

/** A short text of the owner, in the language in which it stands. */
function OwnersWords({
  it,
  language,
  field,
}: {
  it: Initiative;
  language: string;
  field: keyof Pick<InitiativeText, 'bring' | 'route'>;
}) {
  const { text, language: textLanguage } = textIn(it, language);
  return text[field] ? (
    <div lang={textLanguage} dir="auto">
      {text[field]}
    </div>
  ) : null;
}

/** For who is not eighteen yet: to go with an adult, and what this place does to keep young people safe. */
function ForMinors({ it, language }: { it: Initiative; language: string }) {
  const t = messagesIn(language);
  return (
    <>
      <p>{t('come.safe.lead')}</p>
      <p>{t(it.safeguards.length > 0 ? 'come.safe.list' : 'come.safe.none')}</p>
      {it.safeguards.length > 0 && (
        <ul>
          {it.safeguards.map((safeguard) => (
            <li>
              {vocabularyIn(language)(`safeguard.${safeguard}`)}
              {safeguard === 'coordinator' && it.coordinator && (
                <>
                  {' · '}
                  <bdi>{it.coordinator}</bdi>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
