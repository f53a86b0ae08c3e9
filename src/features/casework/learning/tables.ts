import type { ColumnType, Generated } from 'kysely';
import type { LearningKind, LearningSource } from './rules.ts';

declare module '#core/db/connection.ts' {
  interface Database {
    course_school: CourseSchoolTable;
    course_enrolment: CourseEnrolmentTable;
    learning_record: LearningRecordTable;
  }
}

interface CourseSchoolTable {
  id: string;
  tenant_id: string;
  name: string;
  contact_name: string | null;
  link_hash: Buffer;
  made_at: Date;
  made_by_name: string;
  ends_at: Date;
  ended_at: Date | null;
}

interface CourseEnrolmentTable {
  id: string;
  school_id: string;
  case_id: string;
  tenant_id: string;
  number: string;
  name_sealed: string;
  since: Date;
  ended_at: Date | null;
}

interface LearningRecordTable {
  id: string;
  tenant_id: string;
  case_id: string;
  kind: LearningKind;
  day: string;
  data: ColumnType<Record<string, unknown>, string, string>;
  words_sealed: string | null;
  source: LearningSource;
  school_id: string | null;
  recorded_at: Date;
  recorded_by_name: string;
  replaces: string | null;
  withdrawn: Generated<boolean>;
}
