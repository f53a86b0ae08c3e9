import type { TenantRole } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { sortRows, type TableOptions, type TableQuery, tablePage } from '#core/http/table-query.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, DeskLayout, DeskTable, Notice, TextField, UndoNotice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { RoleFields } from './RoleFields.tsx';

type StaffSort = 'name' | 'since';
export const STAFF_TABLE: TableOptions<StaffSort, never> = { sorts: ['name', 'since'], filters: {} };

export type StaffRefusal = 'no-address' | 'no-roles' | 'already' | 'elsewhere' | 'gone';

/** A member of staff as the lead sees them. */
export interface StaffRow {
  account: string;
  name: string;
  address: string;
  roles: TenantRole[];
  since: Date;
  endedAt: Date | null;
}

interface StaffPageProps {
  page: PageContext;
  tenant: string;
  token: string;
  staff: StaffRow[];
  query: TableQuery<StaffSort, never>;
  typed: { email: string; name: string; roles: TenantRole[] };
  notice?: 'added' | 'changed' | 'restored' | undefined;
  /** Whose work ended just now. */
  ended?: StaffRow | undefined;
  refusal?: StaffRefusal | undefined;
}

/** Who works for the municipality, since when and as what; the lead adds colleagues here. */
export function StaffPage(props: StaffPageProps) {
  const { page, tenant, token, staff, query, typed, notice, ended, refusal } = props;
  const { language } = page;
  const t = teamMessagesIn(language);
  const path = `/${language}${page.path}`;
  const working = staff.filter(({ endedAt }) => !endedAt);
  const sorted = sortRows(working, query, language, ({ name, address, since }) =>
    query.sort === 'name' ? name || address : since,
  );
  return (
    <DeskLayout
      page={page}
      title={t('staff.title')}
      count={t('staff.count', { count: working.length, tenant })}
      crumbs={[]}
    >
      {notice && (
        <Notice kind="good" role="status">
          {t(`staff.${notice}`)}
        </Notice>
      )}
      {ended && (
        <UndoNotice
          language={language}
          text={t('staff.ended', { name: ended.name || ended.address })}
          action={`${path}/${ended.account}/back`}
          token={token}
        />
      )}
      {refusal && refusal !== 'no-address' && refusal !== 'no-roles' && (
        <Notice kind="problem" role="alert">
          {t(`staff.${refusal}`)}
        </Notice>
      )}
      <DeskTable
        caption={t('staff.title')}
        language={language}
        path={path}
        query={query}
        page={tablePage(sorted, query)}
        rowKey={({ account }) => account}
        columns={[
          {
            label: t('staff.name'),
            sort: 'name',
            cell: ({ account, name, address }) => (
              <a href={`${path}/${account}`}>
                <bdi>{name || address}</bdi>
              </a>
            ),
          },
          { label: t('staff.email'), cell: ({ address }) => <bdi dir="ltr">{address}</bdi> },
          {
            label: t('staff.roles'),
            cell: ({ roles }) => roles.map((role) => t(`staff.role.${role}`)).join(' · '),
          },
          { label: t('staff.since'), sort: 'since', cell: ({ since }) => formatDay(since, language) },
        ]}
        empty={<p>{t('staff.none')}</p>}
      />
      <details open={refusal !== undefined}>
        <summary>{t('staff.add')}</summary>
        <form method="post" action={path} class="stack">
          <input type="hidden" name="token" value={token} />
          <TextField
            name="email"
            type="email"
            label={t('staff.email')}
            value={typed.email}
            autocomplete="off"
            maxlength={254}
            error={refusal === 'no-address' ? t('sign-in.no-address') : undefined}
          />
          <TextField
            name="name"
            label={t('staff.name')}
            hint={t('staff.name.hint')}
            value={typed.name}
            autocomplete="off"
            maxlength={80}
          />
          <RoleFields language={language} chosen={typed.roles} missing={refusal === 'no-roles'} />
          <Button icon="plus">{t('staff.add.do')}</Button>
        </form>
      </details>
    </DeskLayout>
  );
}
