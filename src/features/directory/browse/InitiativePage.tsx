import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatList, joinNames } from '#core/i18n/formats.ts';
import { vocabularyIn } from '#features/vocabulary';
import { ButtonLink, Definition, Layout, Notice, PrintButton } from '#ui';
import { mailtoUrl, telUrl } from '../catalogue/contact-links.ts';
import { formatWeeklyTime } from '../catalogue/labels.ts';
import { shortId } from '../catalogue/short-id.ts';
import { MachineTranslationNotice, OriginalTextNote } from '../catalogue/TranslationNotice.tsx';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';
import { unknownFields } from '../catalogue/unknown-fields.ts';
import { messagesIn } from '../messages.ts';

/** One initiative in plain words: what it is, when, where, for whom; and what is not known yet. */
export function InitiativePage({
  page,
  initiative,
  vouchers,
  jsonLd,
  claimable,
  today,
}: {
  page: PageContext;
  initiative: Initiative;
  /** Names of the people and organisations that vouch for it. */
  vouchers: string[];
  /** The same for search engines; contains no `<`. */
  jsonLd: string;
  /** It was imported, and its organisation may take it over. */
  claimable: boolean;
  /** YYYY-MM-DD on the Dutch calendar. */
  today: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { text, language: textLanguage, fallback } = textIn(initiative, language);
  const missing = unknownFields(initiative);
  const { confirmedAt } = initiative;
  return (
    <Layout page={page} title={text.name} description={text.summary}>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
      <article>
        <h1 lang={textLanguage} dir="auto">
          {text.name}
        </h1>
        <p class="soft">{t('one.by', { organisation: initiative.organisation.name })}</p>
        {initiative.demo && <Notice kind="demo">{t('list.demo')}</Notice>}
        {fallback && <Notice kind="ask">{t('one.fallback')}</Notice>}
        <MachineTranslationNotice it={initiative} language={language} />
        <div lang={textLanguage} dir="auto">
          <p class="lead">{text.summary}</p>
          {(text.description ?? '').split(/\n{2,}/).map((paragraph) => paragraph && <p>{paragraph}</p>)}
        </div>
        <OriginalTextNote it={initiative} language={language} />
        <Definition items={facts(initiative, language, today)} />
        <p class="soft">
          {confirmedAt
            ? t('one.confirmed', { date: formatDate(confirmedAt, language) })
            : t('one.unconfirmed')}
        </p>
        {vouchers.length > 0 && (
          <p class="soft">{t('one.vouched', { names: formatList(vouchers, language) })}</p>
        )}
        {missing.length > 0 && (
          <section>
            <h2>{t('one.unknown')}</h2>
            <p>{t('one.unknown.lead')}</p>
            <ul>
              {missing.map((name) => (
                <li>{t(`unknown.${name}`)}</li>
              ))}
            </ul>
          </section>
        )}
      </article>
      <Notice kind="good" title={t('one.fits')}>
        <p>{t('one.fits.lead')}</p>
        <ButtonLink href={`/${language}${page.signedIn ? '/week' : '/begin'}`} kind="primary">
          {t(page.signedIn ? 'one.week' : 'one.begin')}
        </ButtonLink>
      </Notice>
      <p class="soft no-print">
        <a href={`/${language}/contact?about=mistake&page=/initiatives/${initiative.id}`}>{t('one.wrong')}</a>
        {claimable && ' · '}
        {claimable && <a href={`/${language}/initiatives/${initiative.id}/claim`}>{t('one.claim')}</a>}
      </p>
      <p class="actions no-print">
        <ButtonLink href={`/${language}/my-list?add=${shortId(initiative.id)}`} kind="ghost" icon="plus">
          {t('kept.add')}
        </ButtonLink>
        <ButtonLink href={`/${language}/initiatives`} kind="ghost" icon="back">
          {t('one.back')}
        </ButtonLink>
        <PrintButton label={t('one.print')} />
      </p>
    </Layout>
  );
}

/** What is known, as terms and descriptions; what is not known is left out, and named below. */
function facts(it: Initiative, language: string, today: string): [string, ComponentChildren][] {
  const t = messagesIn(language);
  const nameOf = vocabularyIn(language);
  const rows: [string, ComponentChildren | null][] = [
    [
      t('one.when'),
      it.times.length > 0 && it.times.map((time) => <div>{formatWeeklyTime(time, language, today)}</div>),
    ],
    [t('one.where'), location(it, language)],
    [
      t('one.goals'),
      it.goals.length > 0 &&
        joinNames(
          it.goals.map((goal) => nameOf(`goal.${goal}`)),
          language,
        ),
    ],
    [t('one.level'), levelRange(it, language)],
    [
      t('one.script'),
      it.latinScript === null ? null : t(it.latinScript ? 'one.script.needed' : 'one.script.not'),
    ],
    [
      t('one.languages'),
      it.languages.length > 0 &&
        formatList(
          it.languages.map((code) => nameOf(`language.${code}`)),
          language,
        ),
    ],
    [t('one.audience'), it.audience && nameOf(`audience.${it.audience}`)],
    [t('one.ages'), ageRange(it, language)],
    [t('one.childcare'), it.childcare === null ? null : t(it.childcare ? 'one.yes' : 'one.no')],
    [
      t('one.access'),
      it.access.length > 0 &&
        joinNames(
          it.access.map((code) => nameOf(`access.${code}`)),
          language,
        ),
    ],
    [t('one.cost'), cost(it.costCents, language)],
    [t('one.walkin'), it.walkIn === null ? null : t(it.walkIn ? 'one.walkin.yes' : 'one.walkin.no')],
    [t('one.room'), availability(it, language)],
    [t('one.helpers'), it.helpersWanted && t('one.yes')],
    [t('one.contact'), contact(it)],
  ];
  return rows.flatMap(([term, description]) =>
    description ? [[term, description] as [string, ComponentChildren]] : [],
  );
}

function location(it: Initiative, language: string): ComponentChildren {
  const t = messagesIn(language);
  if (it.online) return t('one.online');
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
          {t('one.map')}
        </a>
      )}
    </>
  );
}

function levelRange({ levelMin, levelMax }: Initiative, language: string): string | null {
  const nameOf = vocabularyIn(language);
  const levels = [...new Set([levelMin, levelMax].filter((level) => level !== null))];
  return levels.length ? levels.map((level) => nameOf(`levelShort.${level}`)).join(' – ') : null;
}

function ageRange({ ageMin, ageMax }: Initiative, language: string): string | null {
  const t = messagesIn(language);
  if (ageMin !== null && ageMax !== null) return t('one.ages.span', { from: ageMin, to: ageMax });
  if (ageMin !== null) return t('one.ages.from', { from: ageMin });
  return ageMax === null ? null : t('one.ages.to', { to: ageMax });
}

function cost(cents: number | null, language: string): string | null {
  if (cents === null) return null;
  if (cents === 0) return messagesIn(language)('one.cost.free');
  const amount = new Intl.NumberFormat(`${language}-u-nu-latn`, {
    style: 'currency',
    currency: 'EUR',
  }).format(cents / 100);
  return messagesIn(language)('one.cost.euro', { amount });
}

function availability({ room, placesFree, roomUntil }: Initiative, language: string): string | null {
  const t = messagesIn(language);
  if (!room) return null;
  if (room === 'full' && roomUntil)
    return t('one.room.until', { date: formatDate(new Date(roomUntil), language) });
  return room === 'room' && placesFree
    ? t('badge.places', { places: placesFree })
    : vocabularyIn(language)(`room.${room}`);
}

/** Contact details. Only http and https addresses become links: a browser would run `javascript:`. */
function contact({ phone, email, website }: Initiative): ComponentChildren {
  if (!phone && !email && !website) return null;
  return (
    <>
      {phone && (
        <div>
          <a href={telUrl(phone)}>
            <bdi dir="ltr">{phone}</bdi>
          </a>
        </div>
      )}
      {email && (
        <div>
          <a href={mailtoUrl(email)}>
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
