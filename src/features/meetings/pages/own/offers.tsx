import { Button, Notice } from '#ui';
import { speak } from '../../messages/index.ts';
import { clockWords, dayWords } from '../../rules/moments.ts';
import { textOf } from '../../rules/texts.ts';
import type { Edition, SignUp } from '../../types.ts';

/** A seat that is held for somebody: yes or no, and until when. */
export function Offers({
  edition,
  mine,
  language,
  token,
  action,
}: {
  edition: Edition;
  mine: SignUp;
  language: string;
  token: string;
  action: string;
}) {
  const say = speak(language);
  return (
    <>
      {mine.offers.map((offer) => {
        const one = edition.parts.flatMap((part) => part.breakOuts).find(({ id }) => id === offer.breakOutId);
        return (
          <Notice kind="ask" title={say('offer.title')}>
            <p>
              {say('offer.lead', {
                title: one ? `${one.number}. ${textOf(one.texts, 'title', language)}` : '',
                date: dayWords(offer.endsAt, language),
                time: clockWords(offer.endsAt, language),
              })}
            </p>
            <form method="post" action={action} class="actions">
              <input type="hidden" name="token" value={token} />
              <input type="hidden" name="part" value={offer.partId} />
              <Button name="answer" value="yes">
                {say('offer.yes')}
              </Button>
              <Button name="answer" value="no" kind="ghost">
                {say('offer.no')}
              </Button>
            </form>
          </Notice>
        );
      })}
    </>
  );
}
