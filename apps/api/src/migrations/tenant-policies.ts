/** Puts tables that belong to an organization under row-level security: the application sees one organization a transaction, maintenance sees all. */
export function tenantPolicies(tables: readonly string[]): string {
  return tables
    .map(
      (table) => /* sql */ `
ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY;
ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON ${table} TO pulso_app
  USING (organization_id = current_organization()) WITH CHECK (organization_id = current_organization());
CREATE POLICY maintenance ON ${table} TO pulso_maintenance USING (true) WITH CHECK (true);`,
    )
    .join('\n');
}
