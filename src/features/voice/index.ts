/**
 * Voice: newcomers heard in policy. Conversations in which people agree or disagree with short statements, without anybody knowing
 * who said what; where they agree; bottlenecks that a municipality adopts, with an owner and a date for the answer.
 */

export { proposeOutcomes } from './agenda/propose-outcomes.ts';
export type { StandingBottleneck } from './bottlenecks/answers/read-desk.ts';
export { bottleneckTexts } from './bottlenecks/model/bottleneck-texts.ts';
export { listBottlenecks } from './bottlenecks/model/queries.ts';
export { BottlenecksLink } from './bottlenecks/public-page/BottlenecksLink.tsx';
export { MunicipalityBottlenecks } from './bottlenecks/public-page/MunicipalityBottlenecks.tsx';
export { readPublicBottlenecks } from './bottlenecks/public-page/read-public.ts';
export * from './rules.ts';
export { VoiceLink } from './voting/VoiceLink.tsx';
