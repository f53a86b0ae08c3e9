import type { StaffMember } from '#core/access/actor.ts';
import type { RequestContext } from '#core/http/request-context.ts';
import { get, post, type Route } from '#core/http/route.ts';
import { UUID_PATTERN } from '#core/http/route-options.ts';
import { amsterdamDate, isCalendarDay } from '#core/time/amsterdam.ts';
import { containsBsn } from '../model/bsn.ts';
import { type CaseEventKind, caseEventSchemas } from '../model/events.ts';
import { CASEWORK_PATH, casePath } from '../model/paths.ts';
import { findEvents } from '../model/queries.ts';
import { readCase } from '../model/read-case.ts';
import { isPossibleDay, mendEvent, recordInCase, withdrawEvent } from './actions.ts';
import { ChooseEventPage } from './ChoosePage.tsx';
import { EventFormPage, type EventRefusal } from './EventForm.tsx';
import {
  FORM_EVENT_KINDS,
  type FormEventKind,
  fieldsOf,
  isFormEvent,
  type TypedEvent,
  toEventData,
  toTypedEvent,
} from './fields.ts';

const CASE = `${CASEWORK_PATH}/:case{${UUID_PATTERN}}` as const;
const KIND = `:kind{(?:${FORM_EVENT_KINDS.join('|')})}`;
const EVENT = `${CASE}/event/:event{${UUID_PATTERN}}` as const;
const READS = { allow: 'caseworker', purpose: 'case' } as const;

/** What was typed in the form of an event. */
interface Typed {
  day: string;
  note: string;
  source: string;
  fields: TypedEvent;
}

const typedEvent = ({ form }: RequestContext, kind: FormEventKind): Typed => ({
  day: form.get('day'),
  note: form.get('note'),
  source: form.get('source'),
  fields: Object.fromEntries(fieldsOf(kind).map(({ name }) => [name, form.getAll(name)])),
});

/** Why this cannot be recorded as it was typed; undefined when it can. */
function refusalOf(
  kind: CaseEventKind & FormEventKind,
  typed: Typed,
  today: string,
): EventRefusal | undefined {
  const parsed = caseEventSchemas[kind].safeParse(toEventData(kind, typed.fields));
  const open = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0])));
  const fields = fieldsOf(kind).flatMap(({ name }) => (open.has(name) ? [name] : []));
  if (!isCalendarDay(typed.day)) return { kind: 'incomplete', fields: ['day', ...fields] };
  if (fields.length > 0) return { kind: 'incomplete', fields };
  if (!isPossibleDay(kind, typed.day, today)) return { kind: 'in-future', fields: ['day'] };
  if (containsBsn(typed.note)) return { kind: 'note', fields: ['note'] };
  return undefined;
}

async function renderForm(
  ctx: RequestContext<StaffMember>,
  form: { kind?: FormEventKind; event?: string; typed?: Typed; refusal?: EventRefusal | undefined },
): Promise<Response> {
  const page = form.event ? `${CASEWORK_PATH}/:case/event` : `${CASEWORK_PATH}/:case/record`;
  const read = await readCase(ctx, { id: ctx.param('case'), page }, async (tx, file) => ({
    file,
    events: await findEvents(tx, ctx.app, file.id),
  }));
  const known = read?.events.find(({ id }) => id === form.event);
  const kind = form.kind ?? known?.kind;
  if (!read || !kind || !isFormEvent(kind)) return ctx.notFound();
  const stored: Typed | undefined = known && {
    day: known.day,
    note: known.note,
    source: known.source,
    fields: toTypedEvent(kind, known.data),
  };
  const typed = form.typed ?? stored ?? { day: '', note: '', source: 'guide', fields: {} };
  return ctx.render(
    <EventFormPage
      page={ctx.page}
      token={ctx.formToken()}
      once={ctx.keptFormKey(form.event ? EVENT : `${CASE}/record/${KIND}`)}
      file={read.file}
      kind={kind}
      mends={form.event}
      day={typed.day}
      note={typed.note}
      source={typed.source}
      typed={typed.fields}
      events={read.events}
      today={amsterdamDate(ctx.app.now())}
      refusal={form.refusal}
    />,
    form.refusal ? (form.refusal.kind === 'changed-elsewhere' ? 409 : 422) : 200,
  );
}

/** What a refusal of the action is, at the form. */
const asRefusal = (refusal: string): EventRefusal => ({
  kind: refusal === 'changed-elsewhere' || refusal === 'in-future' ? refusal : 'incomplete',
  fields: [],
});

/** Recording what happens on the way, mending it, and saying that it did not happen. */
export const wayRoutes: Route[] = [
  get(`${CASE}/record`, READS, async (ctx) => {
    const page = `${CASEWORK_PATH}/:case/record`;
    const file = await readCase(ctx, { id: ctx.param('case'), page }, async (_, read) => read);
    return file ? ctx.render(<ChooseEventPage page={ctx.page} file={file} />) : ctx.notFound();
  }),
  get(`${CASE}/record/${KIND}`, READS, (ctx) =>
    isFormEvent(ctx.param('kind'))
      ? renderForm(ctx, { kind: ctx.param('kind') as FormEventKind })
      : ctx.notFound(),
  ),
  post(`${CASE}/record/${KIND}`, { ...READS, action: recordInCase }, async (ctx, run) => {
    const kind = ctx.param('kind');
    if (!isFormEvent(kind)) return ctx.notFound();
    const typed = typedEvent(ctx, kind);
    const refusal = refusalOf(kind, typed, amsterdamDate(ctx.app.now()));
    if (refusal) return renderForm(ctx, { kind, typed, refusal });
    const caseId = ctx.param('case');
    const { day, note, source } = typed;
    const data = toEventData(kind, typed.fields);
    const done = await run({ form: ctx.formKey(), kind, case: caseId, day, note, source, data });
    if (done.ok) return ctx.redirect(`${casePath(caseId)}?recorded=${done.value.event}#way`);
    if (done.refusal === 'not-found') return ctx.notFound();
    return renderForm(ctx, { kind, typed, refusal: asRefusal(done.refusal) });
  }),
  get(EVENT, READS, (ctx) => renderForm(ctx, { event: ctx.param('event') })),
  post(EVENT, { ...READS, action: mendEvent }, async (ctx, run) => {
    const [caseId, event] = [ctx.param('case'), ctx.param('event')];
    const events = await readCase(ctx, { id: caseId, page: `${CASEWORK_PATH}/:case/event` }, (tx, { id }) =>
      findEvents(tx, ctx.app, id),
    );
    if (!events) return ctx.notFound();
    const kind = events.find(({ id }) => id === event)?.kind;
    // Somebody mended or withdrew it meanwhile: what stands there now is on the page of the case.
    if (!kind || !isFormEvent(kind)) return ctx.redirect(`${casePath(caseId)}?changed#way`);
    const typed = typedEvent(ctx, kind);
    const refusal = refusalOf(kind, typed, amsterdamDate(ctx.app.now()));
    if (refusal) return renderForm(ctx, { event, typed, refusal });
    const { day, note, source } = typed;
    const data = toEventData(kind, typed.fields);
    const done = await run({ form: ctx.formKey(), event, case: caseId, day, note, source, data });
    if (done.ok) return ctx.redirect(`${casePath(caseId)}?mended=${done.value.event}#way`);
    return renderForm(ctx, { event, typed, refusal: asRefusal(done.refusal) });
  }),
  post(`${EVENT}/withdraw`, { ...READS, action: withdrawEvent }, async (ctx, run) => {
    const [caseId, event] = [ctx.param('case'), ctx.param('event')];
    const withdrawn = ctx.form.get('back') !== 'yes';
    const done = await run({ form: ctx.formKey(`${event}:${withdrawn}`), case: caseId, event, withdrawn });
    if (!done.ok) return ctx.redirect(`${casePath(caseId)}?changed#way`);
    return ctx.redirect(
      `${casePath(caseId)}?${withdrawn ? 'withdrawn' : 'recorded'}=${done.value.event}#way`,
    );
  }),
];
