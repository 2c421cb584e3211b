import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { Problem } from "@/api/problem";
import { changeLanguage, currentLanguage } from "@/lib/i18n";
import { browserZone } from "@/lib/zones";

import { Door } from "./door";
import { setupQuery, useSetUp } from "./queries";
import { SetupOwner } from "./setup-owner";
import { SetupPipeline } from "./setup-pipeline";
import { SetupWorkspace } from "./setup-workspace";
import { useEntering } from "./use-entering";

/** First run: three short steps, then straight to work. */
export function SetupPage() {
  const { t } = useTranslation("auth");
  const enter = useEntering();
  const setUp = useSetUp();
  const isNeeded = useQuery(setupQuery()).data?.needed ?? true;
  const [step, setStep] = useState<Step>("workspace");
  const language = currentLanguage();
  const form = useForm({
    initialValues: {
      workspace_name: "",
      language,
      time_zone: browserZone(),
      currency: language === "zh-CN" ? "CNY" : "USD",
      name: "",
      email: "",
      password: "",
      template: "sales",
      with_criteria: false,
    },
  });
  const submit = (values: typeof form.values) =>
    setUp.mutate(values, {
      onSuccess: () => {
        return enter();
      },
      onError: (problem) => {
        if (problem instanceof Problem && concernsWorkspace(problem)) setStep("workspace");
      },
    });

  const titles = {
    workspace: t("setup.title"),
    pipeline: t("setup.pipelineTitle"),
    owner: t("setup.ownerTitle"),
  };
  const leads = {
    workspace: t("setup.lead"),
    pipeline: t("setup.pipelineLead"),
    owner: t("setup.ownerLead"),
  };

  if (!isNeeded && setUp.isIdle) return <Navigate to="/sign-in" replace />;
  return (
    <Door title={titles[step]} lead={leads[step]}>
      {step === "workspace" && (
        <SetupWorkspace
          values={form.values}
          error={setUp.error}
          onChange={(values) => {
            form.setValues(values);
            if (values.language) void changeLanguage(values.language);
          }}
          onNext={() => setStep("pipeline")}
        />
      )}
      {step === "pipeline" && (
        <SetupPipeline
          values={form.values}
          onChange={form.setValues}
          onBack={() => setStep("workspace")}
          onNext={() => setStep("owner")}
        />
      )}
      {step === "owner" && (
        <SetupOwner
          values={form.values}
          error={setUp.error}
          isPending={setUp.isPending}
          onChange={form.setValues}
          onBack={() => setStep("pipeline")}
          onDone={() => submit(form.values)}
        />
      )}
    </Door>
  );
}

type Step = "workspace" | "pipeline" | "owner";
function concernsWorkspace({ fields }: Problem): boolean {
  return ["workspace_name", "language", "time_zone", "currency"].some((name) => name in fields);
}
