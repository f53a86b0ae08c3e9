import { PassphraseWords, QrFigure } from '#ui';
import { teamMessagesIn } from '../../messages.ts';

/** The words that open an initiative, as they are printed: whose they are, where they are typed, and that one keeps them. */
export function OwnerWords({
  name,
  passphrase,
  openUrl,
  qr,
  language,
}: {
  /** Of the initiative. */
  name: string;
  /** Words joined by hyphens. */
  passphrase: string;
  /** Where they are typed; absolute. */
  openUrl: string;
  /** SVG of a code that leads to the owner page, where there is one. */
  qr?: string;
  language: string;
}) {
  const t = teamMessagesIn(language);
  return (
    <section class="keycard">
      <p class="lead">
        <b>
          <bdi dir="auto">{name || t('own.title')}</bdi>
        </b>
      </p>
      {qr && <QrFigure svg={qr} caption={t('ownCard.scan')} />}
      <h2>{t('ownCard.words')}</h2>
      <PassphraseWords passphrase={passphrase} />
      <p>
        {t('ownCard.where')}
        <br />
        <bdi dir="ltr" class="soft address">
          {openUrl.replace(/^https?:\/\//, '')}
        </bdi>
      </p>
      <p class="soft">{t('ownCard.keep')}</p>
    </section>
  );
}
