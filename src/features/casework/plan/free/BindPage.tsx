import type { PageContext } from '#core/http/page-context.ts';
import { type Initiative, textIn } from '#features/directory';
import { Button, ButtonLink, DeskLayout, Notice, TextArea } from '#ui';
import { teamMessagesIn } from '../../messages.ts';
import { MAX_PLAN_WORDS } from '../model/content.ts';
import { planCrumbs } from '../model/crumbs.ts';
import { freePath } from '../model/paths.ts';
import type { PlanDesk } from '../model/read-plan.ts';

export const BIND_REFUSALS = ['not-understood-yet', 'no-words', 'enough', 'changed-elsewhere'] as const;

/** The step by which a place near somebody comes to bind them: what that means, why, and that it was explained. */
export function BindPage({
  page,
  token,
  desk,
  idea,
  place,
  revision,
  typed,
  refusal,
}: {
  page: PageContext;
  token: string;
  desk: PlanDesk;
  idea: string;
  place: Initiative;
  revision: number;
  typed: { words: string; understood: boolean };
  refusal?: (typeof BIND_REFUSALS)[number] | undefined;
}) {
  const { language } = page;
  const t = teamMessagesIn(language);
  const shown = textIn(place, language);
  const free = `/${language}${freePath(desk.file.id)}`;
  return (
    <DeskLayout page={page} title={t('plan.bind.title')} crumbs={planCrumbs(desk.file, language)}>
      {refusal && (
        <Notice kind="problem" role="alert">
          {t(`plan.bind.${refusal}`)}
        </Notice>
      )}
      <p class="lead">
        <bdi lang={shown.language}>{shown.text.name}</bdi>
      </p>
      <ul>
        <li>{t('plan.bind.means.held')}</li>
        <li>{t('plan.bind.means.fine')}</li>
        <li>{t('plan.bind.means.nothing-sent')}</li>
        <li>{t('plan.bind.means.free')}</li>
      </ul>
      <form method="post" action={`${free}/${idea}/bind`} class="stack">
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(revision)} />
        <TextArea
          name="words"
          label={t('plan.bind.words')}
          hint={t('plan.sealed')}
          value={typed.words}
          maxlength={MAX_PLAN_WORDS}
          rows={3}
        />
        <p>
          <label>
            <input type="checkbox" name="understood" value="yes" checked={typed.understood} />{' '}
            {t('plan.bind.understood')}
          </label>
        </p>
        <p class="actions">
          <ButtonLink href={free} kind="primary">
            {t('plan.bind.keep-free')}
          </ButtonLink>
          <Button kind="danger" icon="lock">
            {t('plan.bind.do')}
          </Button>
        </p>
      </form>
    </DeskLayout>
  );
}
