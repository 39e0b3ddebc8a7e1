import type { PageProps } from "../dashboard-model.ts";
import { EmployeeList } from "./employee-list.tsx";
import { EmployeePage } from "./employee-page.tsx";

/** Whoever is in Personio and isn't synced: all of them, or one with the reason. */
export function EmployeesPage({ model, route }: PageProps) {
  return route.id === null ? (
    <EmployeeList model={model} route={route} />
  ) : (
    <EmployeePage model={model} employeeId={route.id} />
  );
}
