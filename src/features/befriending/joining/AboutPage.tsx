import type { PageContext } from '#core/http/page-context.ts';
import type { KnownPlace } from '#features/geography';
import { Badge, Button, ButtonLink, Icon, type IconName, Layout, Notice, TextField } from '#ui';
import { FiguresLink } from '../figures/FiguresPage.tsx';
import { messagesIn } from '../messages.ts';
import { ABOUT_PATH, CIRCLES_PATH, OWN_PATH, REPORT_PATH } from '../model/paths.ts';
import type { CheckKind } from '../model/rules.ts';

/** An organisation that brings people together, as a visitor sees it. */
export interface ShownPool {
  pool: string;
  initiative: string;
  name: string;
  /** The language of the name. */
  nameLanguage: string;
  town: string | null;
  open: boolean;
  minors: boolean;
  checkKind: CheckKind;
  /** How far it is from where the reader asked for. */
  km: number | null;
}

/** What somebody looks for a place with. */
export interface Near {
  typed: string;
  place: KnownPlace | undefined;
  options: KnownPlace[];
}

const HOW: readonly [step: 'card' | 'proposal' | 'yes' | 'meet' | 'try', icon: IconName][] = [
  ['card', 'card'],
  ['proposal', 'letters'],
  ['yes', 'check'],
  ['meet', 'activity-coffee'],
  ['try', 'buddy'],
];
const ALIKE: readonly [what: 'form' | 'list' | 'ways' | 'free', icon: IconName][] = [
  ['form', 'card'],
  ['list', 'not-seen'],
  ['ways', 'people'],
  ['free', 'euro'],
];
const SAFE: readonly [what: 'public' | 'address' | 'money' | 'stop' | 'report' | 'danger', icon: IconName][] =
  [
    ['public', 'activity-coffee'],
    ['address', 'home'],
    ['money', 'lock'],
    ['stop', 'stop'],
    ['report', 'warning'],
    ['danger', 'reach-call'],
  ];

/** What meeting people is, how it goes, what keeps it safe, and which organisations do it: the same words for everybody. */
export function AboutPage({ page, pools, near }: { page: PageContext; pools: ShownPool[]; near: Near }) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout
      page={page}
      title={t('joining.title')}
      description={t('joining.lead')}
      formId="near"
      narrow
      sheet={page.assets['befriending.css']}
    >
      <h1>{t('joining.title')}</h1>
      <p class="lead">{t('joining.lead')}</p>
      <p class="actions">
        <ButtonLink href="#where" icon="people">
          {t('joining.begin')}
        </ButtonLink>
        {page.signedIn ? (
          <ButtonLink href={`/${language}${OWN_PATH}`} kind="ghost" icon="card">
            {t('joining.own')}
          </ButtonLink>
        ) : (
          <ButtonLink href={`/${language}/open`} kind="ghost" icon="card">
            {t('joining.have-card')}
          </ButtonLink>
        )}
        <ButtonLink href={`/${language}${CIRCLES_PATH}`} kind="ghost" icon="people">
          {t('circles.see')}
        </ButtonLink>
      </p>
      <section>
        <h2>{t('joining.how')}</h2>
        <ol class="befriending-how">
          {HOW.map(([step, icon]) => (
            <li>
              <span class="medal">
                <Icon name={icon} />
              </span>
              <div>
                <b>{t(`joining.how.${step}`)}</b>
                <p>{t(`joining.how.${step}.text`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{t('joining.alike')}</h2>
        <Promises items={ALIKE.map(([what, icon]) => [icon, t(`joining.alike.${what}`)])} />
      </section>
      <section id="safe">
        <h2>{t('joining.safe')}</h2>
        <Promises items={SAFE.map(([what, icon]) => [icon, t(`joining.safe.${what}`)])} />
        <p class="actions">
          <ButtonLink href={`/${language}${REPORT_PATH}`} kind="ghost" icon="warning">
            {t('joining.safe.report.do')}
          </ButtonLink>
        </p>
        <h3>{t('joining.sees')}</h3>
        <p>{t('joining.sees.text')}</p>
        <p>
          <a href={`/${language}/privacy`}>{t('joining.sees.privacy')}</a>
        </p>
      </section>
      <section id="where">
        <h2>{t('joining.where')}</h2>
        {pools.length === 0 ? (
          <Notice kind="ask">
            <p>{t('joining.none')}</p>
            <p class="actions">
              <ButtonLink href={`/${language}/initiatives`} kind="ghost" icon="search">
                {t('joining.none.do')}
              </ButtonLink>
            </p>
          </Notice>
        ) : (
          <>
            <NearForm page={page} near={near} />
            <div class="cards">
              {pools.map((pool) => (
                <PoolCard language={language} pool={pool} near={near.place} />
              ))}
            </div>
          </>
        )}
      </section>
      <p>
        <FiguresLink language={language} />
      </p>
    </Layout>
  );
}

const Promises = ({ items }: { items: [icon: IconName, words: string][] }) => (
  <ul class="befriending-promises">
    {items.map(([icon, words]) => (
      <li>
        <Icon name={icon} />
        <span>{words}</span>
      </li>
    ))}
  </ul>
);

function NearForm({ page: { language }, near }: { page: PageContext; near: Near }) {
  const t = messagesIn(language);
  return (
    <form method="get" action={`/${language}${ABOUT_PATH}#where`} id="near" class="search">
      <TextField
        name="near"
        label={t('joining.near.label')}
        hint={t('joining.near.hint')}
        error={
          near.typed && !near.place
            ? t(near.options.length > 0 ? 'joining.near.which' : 'joining.near.unknown')
            : undefined
        }
        value={near.typed}
        autocomplete="off"
        maxlength={80}
      />
      <Button kind="ghost" icon="search">
        {t('joining.near.do')}
      </Button>
      {near.options.length > 0 && (
        <ul class="chips">
          {near.options.map((option) => (
            <li>
              <a href={`/${language}${ABOUT_PATH}?near=${encodeURIComponent(option.id)}#where`}>
                <bdi>{option.name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}

function PoolCard({
  language,
  pool,
  near,
}: {
  language: string;
  pool: ShownPool;
  near: KnownPlace | undefined;
}) {
  const t = messagesIn(language);
  return (
    <article class="card befriending-pool">
      <h3 class="card-title">
        <a href={`/${language}/initiatives/${pool.initiative}`}>
          <bdi lang={pool.nameLanguage}>{pool.name}</bdi>
        </a>
      </h3>
      <p class="line">
        {near && pool.km !== null
          ? t('joining.near.km', { km: pool.km, place: near.name })
          : pool.town && <bdi lang="nl">{pool.town}</bdi>}
      </p>
      <p class="badges">
        <Badge kind={pool.minors ? 'good' : 'plain'}>
          {t(pool.minors ? 'joining.pool.minors' : 'joining.pool.adults')}
        </Badge>
        {pool.checkKind !== 'none' && <Badge>{t(`joining.pool.${pool.checkKind}`)}</Badge>}
      </p>
      {pool.open ? (
        <p class="actions">
          <ButtonLink
            href={`/${language}${ABOUT_PATH}/join/${pool.pool}`}
            icon="arrow"
            label={t('joining.pool.join.at', { organisation: pool.name })}
          >
            {t('joining.pool.join')}
          </ButtonLink>
        </p>
      ) : (
        <p class="soft">{t('joining.pool.closed')}</p>
      )}
    </article>
  );
}
