{{/* What is refused, each with a sentence, before anything is rendered. */}}

{{/* One database: [what it is called in values, its values]. Fails unless exactly one kind is given, and in full. */}}
{{- define "lifeguard.check.database" -}}
{{- $path := index . 0 }}{{ $database := index . 1 | default dict }}
{{- $ref := $database.secretKeyRef | default dict }}{{ $file := $database.secretFile | default dict }}
{{- if and $ref $file }}
{{- fail (printf "%s has both secretKeyRef and secretFile: give one of them" $path) }}
{{- else if not (or $ref $file) }}
{{- fail (printf "%s says nowhere where its URL is: set %s.secretKeyRef (a variable) or %s.secretFile (a file that may be rotated) to {name: <Secret>, key: <key>}" $path $path $path) }}
{{- end }}
{{- $given := $ref | default $file }}
{{- if not (and $given.name $given.key) }}
{{- fail (printf "%s: a Secret is named by both name and key, for example {name: app, key: database-url}" $path) }}
{{- end }}
{{- end }}

{{/* "yes" where a name or its value is one of a secret: what is in a pod's environment can be read by whoever may read pods. */}}
{{- define "lifeguard.check.secret" -}}
{{- $name := index . 0 | replace "_" "-" | lower }}{{ $value := index . 1 | toString }}
{{- if or (regexMatch "(password|passwd|token|secret|credentials?|api-?key|private-?key|(^|[-.])pass)$" $name)
          (regexMatch "://[^/?#]*:.*@" $value)
          (regexMatch "(?i)(password|passwd|pwd|token|secret)\\s*=" $value) }}yes{{ end }}
{{- end }}

{{- define "lifeguard.check" -}}
{{- include "lifeguard.check.database" (list "database" .Values.database) }}
{{- range $name, $target := .Values.targets }}
{{- if eq $name "default" }}{{ fail "targets.default is the database itself: give it as database" }}{{ end }}
{{- include "lifeguard.check.database" (list (printf "targets.%s" $name) $target) }}
{{- end }}
{{- range $path, $url := dict "readiness.appUrl" .Values.readiness.appUrl "monitoring.runbooks" .Values.monitoring.runbooks }}
{{- if regexMatch "://[^/]*@" ($url | default "") }}
{{- fail (printf "%s holds a user, which everybody would see: give the address alone" $path) }}
{{- end }}
{{- end }}
{{- range $label, $_ := pick (.Values.podLabels | default dict) "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/version" "app.kubernetes.io/managed-by" "helm.sh/chart" }}
{{- fail (printf "podLabels: %s is set by the chart itself" $label) }}
{{- end }}
{{- include "lifeguard.check.env" . }}
{{- include "lifeguard.check.mounts" . }}
{{- if and .Values.networkPolicy.enabled (ne .Values.mode "watcher") }}
{{- fail "networkPolicy.enabled is for mode watcher; beside an application the pod is the application's: see deploy/networkpolicy.yaml" }}
{{- end }}
{{- end }}

{{/* Secrets in clear; what the chart sets itself; what cannot be set without the chart. */}}
{{- define "lifeguard.check.env" -}}
{{- range .Values.env }}
{{- if and .value .valueFrom }}
{{- fail (printf "env: %s has both value and valueFrom: give one of them" .name) }}
{{- end }}
{{- if include "lifeguard.check.secret" (list .name (.value | default "")) | and .value }}
{{- fail (printf "env: the value of %s looks like a password; take it from a Secret with valueFrom" .name) }}
{{- end }}
{{- if eq .name "QUARKUS_HTTP_PORT" }}
{{- fail "env: QUARKUS_HTTP_PORT would move the port away from the probes, which ask 9432" }}
{{- end }}
{{- end }}
{{- range $key, $value := .Values.settings }}
{{- if include "lifeguard.check.secret" (list $key $value) }}
{{- fail (printf "settings: %s holds a secret; give it as env with valueFrom" $key) }}
{{- end }}
{{- end }}
{{- $seen := dict }}
{{- range include "lifeguard.env" . | fromYamlArray }}
{{- if hasKey $seen .name }}
{{- fail (printf "env and settings: %s is set twice, by one of them and by another value of the chart or the other one" .name) }}
{{- end }}
{{- $_ := set $seen .name true }}
{{- end }}
{{- end }}

{{/* One volume a name, one mount a path: Kubernetes refuses the pod otherwise. */}}
{{- define "lifeguard.check.mounts" -}}
{{- range .Values.mounts }}
{{- if eq (not .secret) (not .configMap) }}
{{- fail (printf "mounts: %s needs one of secret and configMap" .name) }}
{{- end }}
{{- end }}
{{- $names := dict }}{{ $paths := dict }}
{{- range include "lifeguard.volumes" . | fromYamlArray }}
{{- if hasKey $names .name }}
{{- fail (printf "mounts: there are two volumes called %s; name the mount otherwise" .name) }}
{{- end }}
{{- $_ := set $names .name true }}
{{- end }}
{{- range include "lifeguard.mounts" . | fromYamlArray }}
{{- if hasKey $paths .mountPath }}
{{- fail (printf "mounts: two of them are at %s; give each a mountPath of its own" .mountPath) }}
{{- end }}
{{- $_ := set $paths .mountPath true }}
{{- end }}
{{- end }}
