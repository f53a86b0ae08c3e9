import type { PageContext } from '#core/http/page-context.ts';
import { PassphraseWords, QrFigure } from '#ui';
import { messagesIn } from '../messages.ts';

/** A key card as pages show it. */
export interface ShownCard {
  /** Words, joined by hyphens. */
  passphrase: string;
  /** Made in the last day: its holder may not have kept it yet. */
  isNew: boolean;
  /** SVG of the QR code that opens the story. */
  qr: string;
  /** The address of the page where the words are typed or tapped; absolute. */
  openUrl: string;
}

/** An address as people copy it from paper. */
const withoutProtocol = (url: string): string => url.replace(/^https?:\/\//, '');

/** The key card: where to open the story, the words with their pictures, and a QR code that does it at once. */
export function KeyCard({ page, card }: { page: PageContext; card: ShownCard }) {
  const t = messagesIn(page.language);
  return (
    <div class="keycard">
      <QrFigure svg={card.qr} caption={t('card.scan')} />
      <p class="keycard-address">
        <bdi dir="ltr">{withoutProtocol(card.openUrl)}</bdi>
      </p>
      <PassphraseWords passphrase={card.passphrase} />
      <p class="soft keycard-keep">{t('card.keep')}</p>
    </div>
  );
}
