import type { TenantRole } from '#core/access/actor.ts';
import { CheckboxCard, ChoiceCards, Notice } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import { TENANT_ROLES } from './rules.ts';

const ICONS = { guide: 'people', lead: 'pen', policy: 'question' } as const;

/** Which roles somebody has, with what each opens. */
export function RoleFields({
  language,
  chosen,
  missing,
}: {
  language: string;
  chosen: readonly TenantRole[];
  /** The form was sent without any. */
  missing: boolean;
}) {
  const t = teamMessagesIn(language);
  return (
    <fieldset>
      <legend>{t('staff.roles')}</legend>
      {missing && (
        <Notice kind="problem" role="alert">
          {t('staff.no-roles')}
        </Notice>
      )}
      <ChoiceCards columns={1}>
        {TENANT_ROLES.map((role) => (
          <CheckboxCard
            name="roles"
            value={role}
            icon={ICONS[role]}
            label={t(`staff.role.${role}`)}
            hint={t(`staff.role.${role}.hint`)}
            checked={chosen.includes(role)}
          />
        ))}
      </ChoiceCards>
    </fieldset>
  );
}
