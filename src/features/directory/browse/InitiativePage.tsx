import type { ComponentChildren } from 'preact';
import type { PageContext } from '#core/http/page-context.ts';
import { formatCalendarDay, formatDate, formatList } from '#core/i18n/formats.ts';
import { Button, ButtonLink, Definition, Layout, Notice, PrintButton } from '#ui';
import { practicalFacts } from '../catalogue/facts.ts';
import { photoUrl } from '../catalogue/photo-url.ts';
import { shortId } from '../catalogue/short-id.ts';
import { textIn } from '../catalogue/texts.ts';
import type { Initiative } from '../catalogue/types.ts';
import { unknownFields } from '../catalogue/unknown-fields.ts';
import { messagesIn } from '../messages.ts';
import { nextDates } from '../next-step/rules.ts';
import { WhenText } from '../next-step/WhenText.tsx';
import { availabilityText, initiativeFacts } from './initiative-facts.tsx';
import { PlaceText } from './PlaceText.tsx';

interface InitiativePageProps {
  page: PageContext;
  initiative: Initiative;
  /** Names of the people and organisations that vouch for it. */
  vouchers: string[];
  /** The same for search engines; contains no `<`. */
  jsonLd: string;
  /** It was imported, and its organisation may take it over. */
  claimable: boolean;
  now: Date;
  /** How soon it answers who asks for a place, when that is known well enough. */
  answerPace?: string | undefined;
  /** What another feature offers there, the same for every visitor. */
  notice?: ComponentChildren;
  /** What this place is for a reader who told a story; without it the page is the same for every visitor. */
  personal?: ComponentChildren;
  /** That reader said that they speak English too. */
  readsEnglish?: boolean;
  /** Where this reader came from, without the language, and what that is called, when it is not the list. */
  back?: { path: string; label?: string } | undefined;
}

/** One initiative in plain words: what it is, when, where, for whom, what one can do next; and what is not known yet. */
export function InitiativePage({
  page,
  initiative,
  vouchers,
  jsonLd,
  claimable,
  now,
  answerPace,
  notice,
  personal,
  readsEnglish,
  back,
}: InitiativePageProps) {
  const { language } = page;
  const t = messagesIn(language);
  const { text, language: textLanguage } = textIn(initiative, language);
  const { confirmedAt } = initiative;
  return (
    <Layout
      page={page}
      title={text.name}
      description={text.summary}
      {...(personal ? { robots: 'noindex' } : {})}
    >
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} />
      <article>
        <h1 lang={textLanguage} dir="auto">
          {text.name}
        </h1>
        <p class="soft">{t('one.by', { organisation: initiative.organisation.name })}</p>
        {initiative.demo && <Notice kind="demo">{t('list.demo')}</Notice>}
        <Paused it={initiative} language={language} />
        <Photo it={initiative} textLanguage={textLanguage} />
        <PlaceText it={initiative} language={language} readsEnglish={readsEnglish} />
        {!initiative.pause && (
          <NextStep it={initiative} language={language} now={now} answerPace={answerPace} />
        )}
        {notice}
        {personal}
        <Definition items={initiativeFacts(initiative, language, now)} />
        <p class="soft">
          {confirmedAt
            ? t('one.confirmed', { date: formatDate(confirmedAt, language) })
            : t('one.unconfirmed')}
        </p>
        {vouchers.length > 0 && (
          <p class="soft">{t('one.vouched', { names: formatList(vouchers, language) })}</p>
        )}
        <UnknownFields it={initiative} language={language} />
      </article>
      {!personal && (
        <Notice kind="good" title={t('one.fits')}>
          <p>{t('one.fits.lead')}</p>
          <ButtonLink href={`/${language}${page.signedIn ? '/week' : '/begin'}`} kind="ghost">
            {t(page.signedIn ? 'one.week' : 'one.begin')}
          </ButtonLink>
        </Notice>
      )}
      <p class="actions no-print">
        <ButtonLink href={`/${language}/initiatives/${initiative.id}/question`} kind="ghost" icon="question">
          {t('one.ask')}
        </ButtonLink>
        {initiative.helpersWanted && (
          <ButtonLink
            href={`/${language}/initiatives/${initiative.id}/question?help`}
            kind="ghost"
            icon="volunteer"
          >
            {t('one.help')}
          </ButtonLink>
        )}
        <ButtonLink href={`/${language}/initiatives/${initiative.id}/share`} kind="ghost" icon="qr">
          {t('one.share')}
        </ButtonLink>
      </p>
      <p class="soft no-print">
        <a href={`/${language}/contact?about=mistake&page=/initiatives/${initiative.id}`}>{t('one.wrong')}</a>
        {' · '}
        {claimable ? (
          <a href={`/${language}/initiatives/${initiative.id}/claim`}>{t('one.claim')}</a>
        ) : (
          <a href={`/${language}/register/open`}>{t('one.keeper')}</a>
        )}
      </p>
      <div class="actions no-print">
        <form method="post" action={`/${language}/my-list/add/${shortId(initiative.id)}`}>
          <Button kind="ghost" icon="plus">
            {t('kept.add')}
          </Button>
        </form>
        <ButtonLink href={`/${language}${back?.path ?? '/initiatives'}`} kind="ghost" icon="back">
          {back?.label ?? t('one.back')}
        </ButtonLink>
        <PrintButton label={t('one.print')} />
      </div>
    </Layout>
  );
}

/** That it pauses, and until when. */
function Paused({ it: { pause }, language }: { it: Initiative; language: string }) {
  const t = messagesIn(language);
  if (!pause) return null;
  return (
    <Notice kind="ask">
      <p>
        {pause.until
          ? t('one.paused.until', { date: formatCalendarDay(pause.until, language) })
          : t('one.paused')}
      </p>
      <p>{t('one.paused.ask')}</p>
    </Notice>
  );
}

/** The photo that its owner added, in its own size and only once it comes into sight. */
function Photo({ it: { id, photo }, textLanguage }: { it: Initiative; textLanguage: string }) {
  if (!photo) return null;
  return (
    <figure class="photo">
      <img
        src={photoUrl(id, photo)}
        width={photo.width}
        height={photo.height}
        alt={photo.words}
        lang={textLanguage}
        loading="lazy"
        decoding="async"
      />
    </figure>
  );
}

/** When it is next, and the one button that leads there. */
function NextStep({
  it,
  language,
  now,
  answerPace,
}: { it: Initiative; language: string; now: Date } & Pick<InitiativePageProps, 'answerPace'>) {
  const t = messagesIn(language);
  const [next] = nextDates(it, now);
  const { price, joining } = practicalFacts(it, language);
  return (
    <section>
      {next && (
        <p>
          <WhenText next={next} language={language} />
          {it.town && !it.online && (
            <>
              {' · '}
              <bdi lang="nl">{it.town}</bdi>
            </>
          )}
        </p>
      )}
      <p class="soft">{[joining, price, availabilityText(it, language)].filter(Boolean).join(' · ')}</p>
      {answerPace && <p class="soft">{answerPace}</p>}
      <p class="actions no-print">
        <ButtonLink href={`/${language}/initiatives/${it.id}/come`} icon="arrow">
          {t('come.do')}
        </ButtonLink>
      </p>
    </section>
  );
}

function UnknownFields({ it, language }: { it: Initiative; language: string }) {
  const t = messagesIn(language);
  const missing = unknownFields(it);
  if (!missing.length) return null;
  return (
    <section>
      <h2>{t('one.unknown')}</h2>
      <p>{t('one.unknown.lead')}</p>
      <ul>
        {missing.map((name) => (
          <li>{t(`unknown.${name}`)}</li>
        ))}
      </ul>
    </section>
  );
}
