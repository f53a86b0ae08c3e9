import type { PageContext } from '#core/http/page-context.ts';
import { formatDate } from '#core/i18n/formats.ts';
import { Button, DeskLayout, Notice, TextField } from '#ui';
import { textOf } from '../edition/texts.ts';
import type { Edition } from '../edition/types.ts';
import { teamMessagesIn } from '../messages.ts';
import { badgeDistance } from '../registrations/badge-reading.ts';
import { compareByName, nameMatcher } from '../registrations/name-search.ts';
import type { ListedPerson } from './protocol.ts';
import type { UnknownScan } from './queries.ts';

interface UnknownScansPageProps {
  page: PageContext;
  edition: Edition;
  scans: UnknownScan[];
  people: ListedPerson[];
  /** The id of the scan that is being solved. */
  open: string;
  /** The name or code that was typed to find who it is. */
  q: string;
  token: string;
  notice?: { kind: 'solved'; name: string | null } | { kind: 'nobody' | 'settled' } | undefined;
}

/** How many people are proposed for one code. */
const MAX_CANDIDATES = 20;
/** In so many signs a code may differ from the one that was read. */
const MAX_DISTANCE = 2;

/** Who it may have been: whom was searched for, or else whose code looks like it. */
function candidatesFor(scan: UnknownScan, people: readonly ListedPerson[], q: string): ListedPerson[] {
  const found = q
    ? people.filter(nameMatcher(q)).sort(compareByName)
    : people
        .filter(({ code }) => badgeDistance(code, scan.code) <= MAX_DISTANCE)
        .sort((a, b) => badgeDistance(a.code, scan.code) - badgeDistance(b.code, scan.code));
  return found.slice(0, MAX_CANDIDATES);
}

/**
 * Codes that were scanned and belong to nobody: who scanned what, and when. Each stays until somebody says who it was, or that
 * it can go.
 */
export function UnknownScansPage({
  page,
  edition,
  scans,
  people,
  open,
  q,
  token,
  notice,
}: UnknownScansPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const basePath = `/${language}/organise/${edition.id}`;
  const path = `${basePath}/check-in/unknown`;
  return (
    <DeskLayout
      page={page}
      title={t('check-in.unknown.title')}
      count={t('check-in.unknown.count', { count: scans.length })}
      sheet={page.assets['people.css']}
      crumbs={[
        { href: basePath, label: textOf(edition.texts, 'title', language) },
        { href: `${basePath}/check-in`, label: t('desk.check-in') },
      ]}
    >
      {notice && <SolvedNotice notice={notice} language={language} />}
      <p class="lead">{t(scans.length ? 'check-in.unknown.lead' : 'check-in.unknown.none')}</p>
      {scans.length > 0 && (
        // biome-ignore-start lint/a11y/noRedundantRoles: on a phone rows are cards, which takes the roles away in some browsers
        <table class="desk-table" role="table">
          <caption class="unseen">{t('check-in.unknown.title')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              {(['code', 'when', 'who', 'solve'] as const).map((column) => (
                <th role="columnheader" scope="col">
                  {t(`check-in.unknown.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {scans.map((scan) => (
              <tr role="row" data-row id={`s${scan.id}`}>
                <th role="rowheader" scope="row">
                  <bdi>{scan.code}</bdi>
                </th>
                <td role="cell" data-label={t('check-in.unknown.when')}>
                  {formatDate(scan.at, language, 'moment')}
                </td>
                <td role="cell" data-label={t('check-in.unknown.who')}>
                  <bdi>{scan.device}</bdi>
                </td>
                <td role="cell" data-label={t('check-in.unknown.solve')}>
                  {open === scan.id ? (
                    <Candidates
                      scan={scan}
                      candidates={candidatesFor(scan, people, q)}
                      q={q}
                      path={path}
                      action={`${basePath}/unknown-solved`}
                      token={token}
                      language={language}
                    />
                  ) : (
                    <a
                      href={`${path}?scan=${scan.id}#s${scan.id}`}
                      aria-label={t('check-in.unknown.pick.label', { code: scan.code })}
                    >
                      {t('check-in.unknown.pick')}
                    </a>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        // biome-ignore-end lint/a11y/noRedundantRoles: as above
      )}
    </DeskLayout>
  );
}

function Candidates({
  scan,
  candidates,
  q,
  path,
  action,
  token,
  language,
}: {
  scan: UnknownScan;
  candidates: ListedPerson[];
  q: string;
  path: string;
  action: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <div class="candidates">
      <form method="get" action={path} class="search">
        <input type="hidden" name="scan" value={scan.id} />
        <TextField name="q" type="search" label={t('check-in.find')} value={q} autocomplete="off" />
        <Button kind="ghost" icon="search">
          {t('check-in.find.do')}
        </Button>
      </form>
      <p class="soft">
        {t(q ? 'check-in.unknown.found' : 'check-in.unknown.near', { count: candidates.length })}
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="scan" value={scan.id} />
        {candidates.map(({ code, name }) => (
          <Button kind="ghost" name="code" value={code}>
            {t('check-in.unknown.is', { name: name ?? code, code })}
          </Button>
        ))}
        <Button
          kind="quiet"
          name="as"
          value="nobody"
          label={t('check-in.unknown.dismiss.label', { code: scan.code })}
        >
          {t('check-in.unknown.dismiss')}
        </Button>
      </form>
    </div>
  );
}

function SolvedNotice({
  notice,
  language,
}: {
  notice: NonNullable<UnknownScansPageProps['notice']>;
  language: string;
}) {
  const t = teamMessagesIn(language);
  if (notice.kind !== 'solved')
    return (
      <Notice kind="problem" role="alert">
        {t(`check-in.unknown.${notice.kind}`)}
      </Notice>
    );
  return (
    <Notice kind="good" role="status">
      {notice.name === null
        ? t('check-in.unknown.dismissed')
        : t('check-in.unknown.solved', { name: notice.name })}
    </Notice>
  );
}
