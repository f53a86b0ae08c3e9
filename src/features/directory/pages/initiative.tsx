import type { ComponentChildren } from 'preact';
import type { Reader } from '#core/http/request-context.ts';
import { clockSpan, dateWords, inARow, listWords, weekdayName } from '#core/i18n/i18n.ts';
import { ButtonLink, Definition, Frame, Notice, PrintButton, ReadAloud } from '#ui';
import { speak } from '../messages/index.ts';
import { speakVocabulary } from '../messages/vocabulary/index.ts';
import { shortId } from '../rules/kept.ts';
import { textIn, unknowns } from '../rules/texts.ts';
import type { Initiative } from '../types.ts';
import { AsWritten, MachineNotice } from './words.tsx';

/** One initiative in plain words: what it is, when, where, for whom; and what we do not know yet. */
export function InitiativePage({
  reader,
  initiative,
  vouchers,
  jsonLd,
  claim,
}: {
  reader: Reader;
  initiative: Initiative;
  /** Names of who vouches for it. */
  vouchers: string[];
  /** The same for search machines. */
  jsonLd: string;
  /** Its organisation does not keep it itself yet. */
  claim: boolean;
}) {
  const { language } = reader;
  const say = speak(language);
  const { text, language: written, fallback } = textIn(initiative, language);
  const missing = unknowns(initiative);
  const { confirmedAt } = initiative;
  return (
    <Frame reader={reader} title={text.name} description={text.summary}>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
      <article>
        <h1 lang={written} dir="auto">
          {text.name}
        </h1>
        <p class="soft">{say('one.by', { organisation: initiative.organisation.name })}</p>
        {initiative.demo && <Notice kind="demo">{say('list.demo')}</Notice>}
        {fallback && <Notice kind="ask">{say('one.fallback')}</Notice>}
        <MachineNotice it={initiative} language={language} />
        <div lang={written} dir="auto">
          <p class="lead">{text.summary}</p>
          {(text.description ?? '').split(/\n{2,}/).map((part) => part && <p>{part}</p>)}
        </div>
        <AsWritten it={initiative} language={language} />
        <Definition items={facts(initiative, language)} />
        <p class="soft">
          {confirmedAt
            ? say('one.confirmed', { date: dateWords(confirmedAt, language) })
            : say('one.unconfirmed')}
        </p>
        {vouchers.length > 0 && (
          <p class="soft">{say('one.vouched', { names: listWords(vouchers, language) })}</p>
        )}
        {missing.length > 0 && (
          <section>
            <h2>{say('one.unknown')}</h2>
            <p>{say('one.unknown.lead')}</p>
            <ul>
              {missing.map((name) => (
                <li>{say(`unknown.${name}`)}</li>
              ))}
            </ul>
          </section>
        )}
      </article>
      <Notice kind="good" title={say('one.fits')}>
        <p>{say('one.fits.lead')}</p>
        <ButtonLink href={`/${language}${reader.signedIn ? '/week' : '/begin'}`} kind="primary">
          {say(reader.signedIn ? 'one.week' : 'one.begin')}
        </ButtonLink>
      </Notice>
      <p class="soft no-print">
        <a href={`/${language}/contact?about=mistake&page=/initiatives/${initiative.id}`}>
          {say('one.wrong')}
        </a>
        {claim && ' · '}
        {claim && <a href={`/${language}/initiatives/${initiative.id}/claim`}>{say('one.claim')}</a>}
      </p>
      <p class="actions no-print">
        <ButtonLink href={`/${language}/my-list?add=${shortId(initiative.id)}`} kind="ghost" icon="plus">
          {say('kept.add')}
        </ButtonLink>
        <ButtonLink href={`/${language}/initiatives`} kind="ghost" icon="back">
          {say('one.back')}
        </ButtonLink>
        <PrintButton words={say('one.print')} />
        <ReadAloud words={say('one.read')} stop={say('one.stop')} />
      </p>
    </Frame>
  );
}

/** What is known, as terms and meanings; what is not known is left out here and said below. */
function facts(it: Initiative, language: string): [string, ComponentChildren][] {
  const say = speak(language);
  const name = speakVocabulary(language);
  const all: [string, ComponentChildren | null][] = [
    [
      say('one.when'),
      it.times.length > 0 &&
        it.times.map((time) => (
          <div>
            {weekdayName(time.weekday, language)} <bdi>{clockSpan(time.startsAt, time.endsAt, language)}</bdi>
          </div>
        )),
    ],
    [say('one.where'), whereabouts(it, language)],
    [
      say('one.goals'),
      it.goals.length > 0 &&
        inARow(
          it.goals.map((goal) => name(`goal.${goal}`)),
          language,
        ),
    ],
    [say('one.level'), levels(it, language)],
    [
      say('one.script'),
      it.latinScript === null ? null : say(it.latinScript ? 'one.script.needed' : 'one.script.not'),
    ],
    [
      say('one.languages'),
      it.languages.length > 0 &&
        listWords(
          it.languages.map((code) => name(`language.${code}`)),
          language,
        ),
    ],
    [say('one.audience'), it.audience && name(`audience.${it.audience}`)],
    [say('one.ages'), ages(it, language)],
    [say('one.childcare'), it.childcare === null ? null : say(it.childcare ? 'one.yes' : 'one.no')],
    [
      say('one.access'),
      it.access.length > 0 &&
        inARow(
          it.access.map((code) => name(`access.${code}`)),
          language,
        ),
    ],
    [say('one.cost'), cost(it.costCents, language)],
    [say('one.walkin'), it.walkIn === null ? null : say(it.walkIn ? 'one.walkin.yes' : 'one.walkin.no')],
    [say('one.room'), roomWords(it, language)],
    [say('one.helpers'), it.helpersWanted && say('one.yes')],
    [say('one.contact'), contact(it)],
  ];
  return all.flatMap(([term, meaning]) => (meaning ? [[term, meaning] as [string, ComponentChildren]] : []));
}

function whereabouts(it: Initiative, language: string): ComponentChildren {
  const say = speak(language);
  if (it.online) return say('one.online');
  const lines = [it.placeName, it.address, [it.postcode, it.town].filter(Boolean).join(' ')].filter(Boolean);
  if (!lines.length) return null;
  return (
    <>
      <bdi lang="nl">
        {lines.map((line) => (
          <div>{line}</div>
        ))}
      </bdi>
      {it.lat !== null && it.lon !== null && (
        <a
          class="no-print"
          rel="noreferrer"
          href={`https://www.openstreetmap.org/?mlat=${it.lat}&mlon=${it.lon}#map=17/${it.lat}/${it.lon}`}
        >
          {say('one.map')}
        </a>
      )}
    </>
  );
}

function levels({ levelMin, levelMax }: Initiative, language: string): string | null {
  const name = speakVocabulary(language);
  const said = [...new Set([levelMin, levelMax].filter((level) => level !== null))];
  return said.length ? said.map((level) => name(`levelShort.${level}`)).join(' – ') : null;
}

function ages({ ageMin, ageMax }: Initiative, language: string): string | null {
  const say = speak(language);
  if (ageMin !== null && ageMax !== null) return say('one.ages.span', { from: ageMin, to: ageMax });
  if (ageMin !== null) return say('one.ages.from', { from: ageMin });
  return ageMax === null ? null : say('one.ages.to', { to: ageMax });
}

function cost(cents: number | null, language: string): string | null {
  if (cents === null) return null;
  if (cents === 0) return speak(language)('one.cost.free');
  const amount = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    style: 'currency',
    currency: 'EUR',
  }).format(cents / 100);
  return speak(language)('one.cost.euro', { amount });
}

function roomWords({ room, placesFree, roomUntil }: Initiative, language: string): string | null {
  const say = speak(language);
  if (!room) return null;
  if (room === 'full' && roomUntil)
    return say('one.room.until', { date: dateWords(new Date(roomUntil), language) });
  return room === 'room' && placesFree
    ? say('badge.places', { places: placesFree })
    : speakVocabulary(language)(`room.${room}`);
}

/** Only addresses that a browser may open safely become links. */
function contact({ phone, email, website }: Initiative): ComponentChildren {
  if (!phone && !email && !website) return null;
  return (
    <>
      {phone && (
        <div>
          <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
            <bdi dir="ltr">{phone}</bdi>
          </a>
        </div>
      )}
      {email && (
        <div>
          <a href={`mailto:${email}`}>
            <bdi>{email}</bdi>
          </a>
        </div>
      )}
      {website && /^https?:\/\//.test(website) && (
        <div>
          <a href={website} rel="noreferrer nofollow">
            <bdi>{website.replace(/^https?:\/\//, '')}</bdi>
          </a>
        </div>
      )}
    </>
  );
}
