import type { Generated } from 'kysely';

declare module '#core/db/connection.ts' {
  interface Database {
    case_plan: CasePlanTable;
    case_plan_idea: CasePlanIdeaTable;
    tenant_school: TenantSchoolTable;
  }
}

interface CasePlanTable {
  id: string;
  tenant_id: string;
  case_id: string;
  version: number;
  state: 'draft' | 'decided';
  content_sealed: string;
  previous_sealed: string | null;
  revision: Generated<number>;
  changed_at: Date;
  changed_by_name: string;
  decided_event: string | null;
  decided_on: string | null;
}

interface CasePlanIdeaTable {
  id: string;
  tenant_id: string;
  case_id: string;
  initiative_id: string;
  uses: string[];
  found_by: string;
  added_at: Date;
  added_by_name: string;
}

interface TenantSchoolTable {
  id: string;
  tenant_id: string;
  name: string;
  town: string;
  recognition: string;
  starts_on: string | null;
  changed_at: Date;
  ended_at: Date | null;
}
