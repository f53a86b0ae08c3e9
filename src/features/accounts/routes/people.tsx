import { renderSVG } from 'uqr';
import type { Newcomer } from '#core/access/actor.ts';
import { addresses, type Visit } from '#core/http/request-context.ts';
import { mayTry } from '#core/rate-limit.ts';
import { closeDevice, openWithCard, replaceCard } from '../actions/people.ts';
import { cardCode } from '../device.ts';
import { CardPage, ClosedPage } from '../pages/card.tsx';
import { OpenPage } from '../pages/open.tsx';
import { OPEN_TRIES } from '../rules/times.ts';

/** The address in a card's QR code: it opens the story after one tap, on any device. */
export const cardLink = (publicUrl: string, language: string, code: string): string =>
  `${publicUrl}/${language}/open/${code}`;

const openPage = (
  visit: Visit,
  code: string,
  refusal?: 'unknown-code' | 'card-ended' | 'too-often',
  scanned = false,
) =>
  visit.page(
    <OpenPage reader={visit.reader} token={visit.token()} code={code} refusal={refusal} scanned={scanned} />,
    refusal === 'too-often' ? 429 : refusal ? 422 : 200,
  );

export const peopleAddresses = addresses(
  { method: 'get', path: '/open', may: 'anyone', answer: (visit) => openPage(visit, '') },
  {
    method: 'get',
    path: '/open/:code',
    may: 'anyone',
    answer: (visit) => openPage(visit, visit.param('code'), undefined, true),
  },
  {
    method: 'post',
    path: '/open/keep',
    may: 'anyone',
    answer: (visit) => openPage(visit, visit.form.one('code')),
  },
  {
    method: 'post',
    path: '/open',
    may: 'anyone',
    does: openWithCard,
    answer: async (visit) => {
      const code = visit.form.one('code');
      if (!(await mayTry(visit.house, 'open', visit.network, OPEN_TRIES)))
        return openPage(visit, code, 'too-often');
      const ownDevice = visit.form.one('device') === 'own';
      const opened = await openWithCard(visit.house, visit.actor, { code, ownDevice });
      if (!opened.ok)
        return openPage(visit, code, opened.refusal === 'card-ended' ? 'card-ended' : 'unknown-code');
      visit.setCookie(opened.value.token, opened.value.seconds);
      return visit.go('/week');
    },
  },
  {
    method: 'get',
    path: '/card',
    may: 'newcomer',
    shows: 'own-card',
    answer: async (visit) => {
      const code = await visit.look((tx) => cardCode(tx, visit.house, visit.actor as Newcomer));
      return visit.page(
        <CardPage
          reader={visit.reader}
          token={visit.token()}
          code={code}
          qr={renderSVG(cardLink(visit.house.publicUrl, visit.language, code), { border: 2 })}
          replaced={visit.query.has('new')}
        />,
      );
    },
  },
  {
    method: 'post',
    path: '/card/replacement',
    may: 'newcomer',
    does: replaceCard,
    answer: async (visit) => {
      const replaced = await replaceCard(visit.house, visit.actor, {});
      return visit.go(replaced.ok ? '/card?new' : '/open');
    },
  },
  {
    method: 'post',
    path: '/close',
    may: 'newcomer',
    does: closeDevice,
    answer: async (visit) => {
      await closeDevice(visit.house, visit.actor, {});
      visit.setCookie('', 0);
      return visit.go('/closed');
    },
  },
  {
    method: 'get',
    path: '/closed',
    may: 'anyone',
    answer: (visit) => visit.page(<ClosedPage reader={visit.reader} />),
  },
);
