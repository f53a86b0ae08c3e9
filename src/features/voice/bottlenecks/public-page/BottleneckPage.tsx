import type { PageContext } from '#core/http/page-context.ts';
import { formatDate, formatFullDay } from '#core/i18n/formats.ts';
import { languageNameOf } from '#core/i18n/languages.ts';
import { municipalityByCode } from '#features/geography/rules.ts';
import { ButtonLink, Icon, type IconName, Layout, Notice, SubmitCard } from '#ui';
import { messagesIn } from '../../messages.ts';
import { BOTTLENECKS_PATH } from '../../model/paths.ts';
import { textIn } from '../../model/rules.ts';
import type { StandingBottleneck } from '../answers/read-desk.ts';
import { AnswerWords, DueLine, GapLines, PublicState } from '../model/parts.tsx';
import { bottleneckPath, municipalityBottlenecksPath } from '../model/paths.ts';
import { textsOf } from '../model/rules.ts';
import { answersOf } from '../model/standing.ts';
import { publishedHelp, type StepOfWay, type WayStep, wayOf } from './rules.ts';

const WAY_ICONS: Record<WayStep, IconName> = {
  proposed: 'people',
  adopted: 'building',
  gathered: 'plus',
  weighed: 'swap',
  decided: 'pen',
  answered: 'check',
  'followed-up': 'face-good',
  measured: 'sprout',
};

/** One bottleneck from the first sentence to what changed: pictures before words, and nothing left out. */
export function BottleneckPage({
  page,
  row,
  asked,
  said,
  token,
}: {
  page: PageContext;
  row: StandingBottleneck;
  /** Somebody can say whether it helped. */
  asked: boolean;
  /** This browser said it before. */
  said: boolean;
  token: string;
}) {
  const { language } = page;
  const t = messagesIn(language);
  const { bottleneck, standing, gap } = row;
  const texts = textsOf(bottleneck.texts);
  const words = textIn(texts, language);
  const shown = bottleneck.texts.find((text) => text.language === words?.language);
  const original = texts[bottleneck.language];
  const path = `/${language}${bottleneckPath(bottleneck.id)}`;
  const { answer } = standing;
  const [, ...earlier] = answersOf(bottleneck);
  const help = publishedHelp(bottleneck, standing);
  const municipality = municipalityByCode(bottleneck.municipality);
  return (
    <Layout page={page} title={words?.words ?? ''} narrow sheet={page.assets['voice.css']}>
      <p class="org">
        {municipality && (
          <a href={`/${language}${municipalityBottlenecksPath(municipality.code)}`}>
            <bdi lang="nl">{municipality.name}</bdi>
          </a>
        )}
      </p>
      <h1 lang={words?.language} dir="auto">
        {words?.words}
      </h1>
      {shown && !shown.reviewed && shown.language !== bottleneck.language && (
        <p class="soft">{t('bottleneck.not-reviewed')}</p>
      )}
      {original && words?.language !== bottleneck.language && (
        <details>
          <summary>
            {t('bottleneck.original')} (
            <bdi lang={bottleneck.language}>{languageNameOf(bottleneck.language)}</bdi>)
          </summary>
          <blockquote lang={bottleneck.language} dir="auto">
            <p>{original}</p>
          </blockquote>
        </details>
      )}
      <PublicState standing={standing} language={language} />
      <DueLine standing={standing} language={language} />
      <p class="soft">{t('bottleneck.owner', { owner: standing.owner })}</p>
      {answer && (
        <section class="card">
          <h2 class="card-title">{t(`bottleneck.answer.${answer.answer}`)}</h2>
          {answer.answer === 'will-do' && (
            <p>{t('bottleneck.promise', { date: formatFullDay(answer.by, language) })}</p>
          )}
          {answer.answer === 'not-ours' && (
            <p>
              {t('bottleneck.handed', { name: answer.handedTo })}{' '}
              {answer.handedBottleneck && (
                <a href={`/${language}${bottleneckPath(answer.handedBottleneck)}`}>
                  {t('bottleneck.handed.open')}
                </a>
              )}
            </p>
          )}
          <GapLines gap={gap} language={language} />
          <AnswerWords event={answer} own={bottleneck.language} language={language} />
          <p class="no-print">
            <ButtonLink href={`${path}/poster`} kind="ghost" icon="print">
              {t('bottleneck.poster')}
            </ButtonLink>
          </p>
        </section>
      )}
      {said && (
        <Notice kind="good" role="status">
          {t('bottleneck.helped.thanks')}
        </Notice>
      )}
      {asked && !said && (
        <section class="no-print">
          <h2>{t('bottleneck.helped.ask')}</h2>
          <p>{t('bottleneck.helped.lead')}</p>
          <form method="post" action={`${path}/helped`}>
            <input type="hidden" name="token" value={token} />
            <input type="hidden" name="answer" value={answer?.id} />
            <div class="tiles">
              <SubmitCard
                name="helped"
                value="yes"
                icon="face-good"
                label={t('bottleneck.helped.yes')}
                chosen={false}
              />
              <SubmitCard
                name="helped"
                value="no"
                icon="face-not"
                label={t('bottleneck.helped.no')}
                chosen={false}
              />
            </div>
          </form>
        </section>
      )}
      {(asked || help) && (
        <p class="soft">
          {help && <b>{t('bottleneck.helped.figures', { helped: help.helped, not: help.notHelped })} </b>}
          {t('bottleneck.helped.rule')}
        </p>
      )}
      <section>
        <h2>{t('bottleneck.way')}</h2>
        <ol class="bottleneck-way">
          {wayOf(bottleneck).map((taken) => (
            <WayItem taken={taken} language={language} />
          ))}
        </ol>
      </section>
      <Others row={row} language={language} />
      {earlier.length > 0 && (
        <details>
          <summary>{t('bottleneck.earlier')}</summary>
          {earlier.map((event) => (
            <>
              <h3>{t(`bottleneck.answer.${event.answer}`)}</h3>
              <AnswerWords event={event} own={bottleneck.language} language={language} />
            </>
          ))}
        </details>
      )}
      {bottleneck.handedFrom && (
        <p>
          <a href={`/${language}${bottleneckPath(bottleneck.handedFrom)}`}>{t('bottleneck.handed.from')}</a>
        </p>
      )}
      <p>
        <a href={`/${language}${BOTTLENECKS_PATH}`}>{t('bottleneck.all')}</a>
      </p>
      <p class="no-print">
        <a href={`/${language}/collaborations?bottleneck=${bottleneck.id}`}>
          {t('bottleneck.collaborations')}
        </a>
      </p>
    </Layout>
  );
}

/** One step of the way: taken, with its day and its words, or not yet. */
function WayItem({ taken: { step, event }, language }: { taken: StepOfWay; language: string }) {
  const t = messagesIn(language);
  const said = event && event.kind !== 'answered' ? textIn(textsOf(event.texts), language) : undefined;
  const label =
    step !== 'answered'
      ? t(`bottleneck.event.${step}`)
      : t(`bottleneck.answer.${event?.kind === 'answered' ? event.answer : 'done'}`);
  return (
    <li class={event ? 'taken' : undefined}>
      <Icon name={WAY_ICONS[step]} />
      <div>
        <p>
          <b>{label}</b>{' '}
          <span class="soft">{event ? formatDate(event.at, language) : t('bottleneck.not-yet')}</span>
        </p>
        {event?.kind === 'proposed' && event.agreed && (
          <p>{t('bottleneck.agreed', { people: event.agreed.people, of: event.agreed.of })}</p>
        )}
        {event?.kind === 'followed-up' && (
          <p>{t('bottleneck.helped.figures', { helped: event.helped, not: event.notHelped })}</p>
        )}
        {event?.kind === 'measured' && event.people !== undefined && (
          <p>{t('bottleneck.measured.people', { people: event.people })}</p>
        )}
        {said && (
          <p lang={said.language} dir="auto">
            {said.words}
          </p>
        )}
      </div>
    </li>
  );
}

/** What happened beside the way: who answers changed, the clock stood still, it was opened again. */
function Others({ row: { bottleneck }, language }: { row: StandingBottleneck; language: string }) {
  const t = messagesIn(language);
  const others = bottleneck.events.filter(
    (event) =>
      event.kind === 'paused' ||
      event.kind === 'resumed' ||
      event.kind === 'reopened' ||
      event.kind === 'owner',
  );
  if (others.length === 0) return null;
  return (
    <ul>
      {others.map((event) => {
        const said = textIn(textsOf(event.texts), language);
        return (
          <li>
            {event.kind === 'paused'
              ? t(`bottleneck.pause.${event.reason}`)
              : event.kind === 'owner'
                ? t('bottleneck.owner', { owner: event.owner })
                : t(`bottleneck.event.${event.kind}`)}{' '}
            <span class="soft">{formatDate(event.at, language)}</span>
            {said && (
              <p lang={said.language} dir="auto">
                {said.words}
              </p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
