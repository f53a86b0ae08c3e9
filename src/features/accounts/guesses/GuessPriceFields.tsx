import type { PageContext } from '#core/http/page-context.ts';
import { Notice } from '#ui';
import { messagesIn } from '../messages.ts';
import type { GuessPriceDue } from './guess-in-turn.ts';

/**
 * What a form says and carries when the next guess costs something: the script solves a puzzle and sends the form again by
 * itself; without it one waits, and taps again.
 */
export function GuessPriceFields({
  page,
  due: { ticket, secondsToWait },
  chosen,
}: {
  page: PageContext;
  due: GuessPriceDue;
  /** The value of the button that was tapped, for sending the form again. */
  chosen: string;
}) {
  const t = messagesIn(page.language);
  const script = page.assets['proof.js'];
  return (
    <>
      <Notice kind="ask" role="alert">
        <p>{t('price.why')}</p>
        <p data-without-script>{t('price.wait', { seconds: secondsToWait })}</p>
        <div hidden data-with-script>
          <p role="status">{t('price.checking')}</p>
          <progress class="price-progress" aria-label={t('price.progress')} value={0} />
        </div>
      </Notice>
      <input type="hidden" name="ticket" value={ticket.text} />
      <input
        type="hidden"
        name="proof"
        value=""
        data-seed={ticket.seed}
        data-bits={ticket.bits}
        data-chosen={chosen}
      />
      {script && <script src={script} type="module" />}
    </>
  );
}
