export {
  ACTIVITIES,
  type Activity,
  type Answers,
  DISLIKES,
  type Dislike,
  FORMS,
  type Form,
} from './model/answers.ts';
export type { Card, MeetingReason, Pool, Side } from './model/rules.ts';
