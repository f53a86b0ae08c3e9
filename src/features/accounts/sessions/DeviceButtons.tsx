import type { PageContext } from '#core/http/page-context.ts';
import { Button } from '#ui';
import { messagesIn } from '../messages.ts';

/** The buttons of a form that signs in: on an own device, or on one that is shared. The field is `device`. */
export function DeviceButtons({
  page,
  hint,
}: {
  page: PageContext;
  /** What is different on a shared device. */
  hint: string;
}) {
  const t = messagesIn(page.language);
  return (
    <>
      <p class="actions">
        <Button name="device" value="own">
          {t('open.own')}
        </Button>
        <Button kind="ghost" name="device" value="shared">
          {t('open.shared')}
        </Button>
      </p>
      <p class="soft">{hint}</p>
    </>
  );
}
