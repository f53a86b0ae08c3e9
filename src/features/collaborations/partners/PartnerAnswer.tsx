import { Button } from '#ui';
import { teamMessagesIn } from '../messages.ts';
import type { Partner } from '../model/rules.ts';

/** How a partner stands, with the two answers that it can give; a yes can be taken back. */
export function PartnerAnswer({
  partner,
  action,
  token,
  language,
}: {
  partner: Partner;
  /** With the language. */
  action: string;
  token: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <form method="post" action={action} class="stack">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="partner" value={partner.id} />
      <p>{t(`partner.state.${partner.answer ?? 'asked'}`)}</p>
      <p class="actions">
        {partner.answer !== 'yes' && (
          <Button name="answer" value="yes" icon="check">
            {t('partner.yes')}
          </Button>
        )}
        {partner.answer !== 'no' && partner.answer !== 'withdrawn' && (
          <Button name="answer" value="no" kind="ghost">
            {t(partner.answer === 'yes' ? 'partner.withdraw' : 'partner.no')}
          </Button>
        )}
      </p>
    </form>
  );
}
