import type { TenantRole } from '#core/access/actor.ts';
import type { PageContext } from '#core/http/page-context.ts';
import { formatDay } from '#core/i18n/formats.ts';
import { Button, Definition, DeskLayout, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { RoleFields } from './RoleFields.tsx';
import { STAFF_PATH } from './rules.ts';
import type { StaffRow } from './StaffPage.tsx';

export type StaffMemberRefusal = 'no-roles' | 'changed-elsewhere' | 'last-lead';

interface StaffMemberPageProps {
  page: PageContext;
  token: string;
  member: StaffRow;
  /** The roles as they were chosen. */
  chosen: readonly TenantRole[];
  isYou: boolean;
  refusal?: StaffMemberRefusal | undefined;
}

/** One colleague: other roles, or the end of their work here. */
export function StaffMemberPage({ page, token, member, chosen, isYou, refusal }: StaffMemberPageProps) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const list = `/${language}${STAFF_PATH}`;
  const path = `${list}/${member.account}`;
  const name = member.name || member.address;
  return (
    <DeskLayout page={page} title={name} crumbs={[{ href: list, label: t('staff.title') }]}>
      {refusal && refusal !== 'no-roles' && (
        <Notice kind="problem" role="alert">
          {t(`staff.${refusal}`)}
        </Notice>
      )}
      <Definition
        items={[
          [t('staff.email'), <bdi dir="ltr">{member.address}</bdi>],
          [t('staff.since'), formatDay(member.since, language)],
        ]}
      />
      <form method="post" action={`${path}/roles`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={member.roles.join()} />
        <RoleFields language={language} chosen={chosen} missing={refusal === 'no-roles'} />
        <Button icon="check">{t('account.save')}</Button>
      </form>
      <details>
        <summary>{t('staff.end')}</summary>
        <p>{t(isYou ? 'staff.end.you' : 'staff.end.lead', { name })}</p>
        <form method="post" action={`${path}/end`}>
          <input type="hidden" name="token" value={token} />
          <Button kind="ghost">{t('staff.end.do')}</Button>
        </form>
      </details>
    </DeskLayout>
  );
}
