import type { PageContext } from '#core/http/page-context.ts';
import { formatList } from '#core/i18n/formats.ts';
import { cellName } from '#features/story';
import { NATIVE_LANGUAGE_NAMES, vocabularyIn } from '#features/vocabulary';
import { Badge, Button, ButtonLink, Definition, Layout, LinkCard, Notice } from '#ui';
import { cardPath } from '../card/paths.ts';
import { messagesIn } from '../messages.ts';
import {
  ABOUT_PATH,
  BEGIN_CIRCLE_PATH,
  CIRCLES_PATH,
  JOIN_CIRCLE_PATH,
  PROPOSALS_PATH,
} from '../model/paths.ts';
import { WhatACircleIs } from './BeginCirclePage.tsx';
import type { CircleFace } from './rules.ts';

/** A circle in the list, and what whoever looks can do. */
export interface ShownCircle {
  face: CircleFace;
  organisation: string;
  /** `no-card`: fill in the own card first; `no-fit`: no time, language or way in common; `asked`: it lies open. */
  ask: 'can' | 'asked' | 'busy' | 'no-fit' | 'no-card' | 'resident';
}

export const ASK_NOTICES = ['asked', 'busy', 'gone'] as const;
export type AskNotice = (typeof ASK_NOTICES)[number];

/** Circles: what they are, how to begin or join one, and, with a key card, which agreed to be seen. */
export function CirclesPage({
  page,
  token,
  circles,
  notice,
}: {
  page: PageContext;
  token?: string | undefined;
  /** null: nobody with a key card looks. */
  circles: ShownCircle[] | null;
  notice?: AskNotice | undefined;
}) {
  const { language } = page;
  const t = messagesIn(language);
  return (
    <Layout page={page} title={t('circles.title')} narrow>
      <h1>{t('circles.title')}</h1>
      {notice && (
        <Notice kind={notice === 'asked' ? 'good' : 'ask'} role={notice === 'asked' ? 'status' : 'alert'}>
          {t(`circles.ask.${notice}`)}
        </Notice>
      )}
      <p class="lead">{t('circles.lead')}</p>
      <WhatACircleIs language={language} />
      <LinkCard
        href={`/${language}${BEGIN_CIRCLE_PATH}`}
        icon="people"
        title={t('circles.begin.title')}
        hint={t('circles.begin.hint')}
        primary
      />
      <LinkCard
        href={`/${language}${JOIN_CIRCLE_PATH}`}
        icon="qr"
        title={t('circles.code.title')}
        hint={t('circles.code.hint')}
      />
      <h2>{t('circles.list')}</h2>
      {circles === null ? (
        <>
          <p>{t('circles.list.card')}</p>
          <p class="actions">
            <ButtonLink href={`/${language}/open?to=${CIRCLES_PATH}`} kind="ghost" icon="card">
              {t('circles.begin.have-card')}
            </ButtonLink>
            <ButtonLink href={`/${language}${ABOUT_PATH}`} kind="quiet" icon="arrow">
              {t('circles.about')}
            </ButtonLink>
          </p>
        </>
      ) : circles.length === 0 ? (
        <p>{t('circles.list.none')}</p>
      ) : (
        circles.map((circle) => <CircleCard language={language} token={token ?? ''} circle={circle} />)
      )}
    </Layout>
  );
}

function CircleCard({
  language,
  token,
  circle: { face, organisation, ask },
}: {
  language: string;
  token: string;
  circle: ShownCircle;
}) {
  const t = messagesIn(language);
  return (
    <article class="card" id={`circle-${face.card}`}>
      <h3 class="card-title">
        <bdi>{face.name}</bdi>
      </h3>
      <p class="org">
        <bdi>{organisation}</bdi>
      </p>
      <Definition
        items={[
          [t('circles.face.people'), t('circles.face.people.count', { count: face.people })],
          ...(face.likes.length > 0
            ? [
                [
                  t('circles.face.likes'),
                  formatList(
                    face.likes.map((like) => t(`activity.${like}`)),
                    language,
                  ),
                ] satisfies [string, string],
              ]
            : []),
          [
            t('circles.face.when'),
            formatList(
              face.cells.map((cell) => cellName(cell, language)),
              language,
            ),
          ],
          [
            t('circles.face.languages'),
            formatList(
              face.languages.map(
                (code) => vocabularyIn(language)(`language.${code}`) || NATIVE_LANGUAGE_NAMES[code],
              ),
              language,
            ),
          ],
        ]}
      />
      {ask === 'can' ? (
        <form method="post" action={`/${language}${CIRCLES_PATH}/${face.card}/ask`}>
          <input type="hidden" name="token" value={token} />
          <p class="actions">
            <Button icon="arrow" label={t('circles.ask.label', { circle: face.name })}>
              {t('circles.ask.do')}
            </Button>
          </p>
          <p class="soft">{t('circles.ask.what')}</p>
        </form>
      ) : ask === 'asked' ? (
        <p class="badges">
          <Badge kind="good">{t('circles.ask.waits')}</Badge>{' '}
          <a href={`/${language}${PROPOSALS_PATH}`}>{t('circles.ask.see')}</a>
        </p>
      ) : ask === 'no-card' ? (
        <p>
          <a href={`/${language}${cardPath(face.pool)}`}>{t('circles.ask.no-card')}</a>
        </p>
      ) : (
        <p class="soft">{t(`circles.ask.${ask}`)}</p>
      )}
    </article>
  );
}
