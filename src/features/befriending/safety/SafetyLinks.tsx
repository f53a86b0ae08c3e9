import type { PageContext } from '#core/http/page-context.ts';
import { ButtonLink } from '#ui';
import { messagesIn } from '../messages.ts';
import { BLOCKED_PATH, REPORT_PATH } from '../model/paths.ts';

interface LinkProps {
  page: PageContext;
  /** The id of the card of whom the page shows. */
  about?: string | undefined;
}

const withCard = (path: string, about: string | undefined): string =>
  about ? `${path}?about=${about}` : path;

/** From any page to telling that something is not right. */
export const ReportLink = ({ page, about }: LinkProps) => (
  <p class="no-print">
    <ButtonLink href={`/${page.language}${withCard(REPORT_PATH, about)}`} kind="quiet" icon="warning">
      {messagesIn(page.language)('safety.report.link')}
    </ButtonLink>
  </p>
);

/** From any page that shows somebody to not meeting them any more: what it does is said there, before it is done. */
export const BlockForm = ({ page, about }: LinkProps) => (
  <p class="no-print">
    <ButtonLink href={`/${page.language}${withCard(BLOCKED_PATH, about)}`} kind="quiet" icon="not-seen">
      {messagesIn(page.language)('safety.block.link')}
    </ButtonLink>
  </p>
);
