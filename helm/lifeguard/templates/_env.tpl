{{/* Where URLs and settings come from: the variables of the container. */}}

{{/* The variable of a key: lifeguard.probe.interval is LIFEGUARD_PROBE_INTERVAL. */}}
{{- define "lifeguard.variable" -}}
{{ regexReplaceAll "[^A-Z0-9]" (upper .) "_" }}
{{- end }}

{{/* Variables of one database: [its values, name of the variable with the URL, of the one with a file, the folder]. */}}
{{- define "lifeguard.credential.env" -}}
{{- $database := index . 0 }}
{{- with $database.secretKeyRef }}
- name: {{ index $ 1 }}
  valueFrom:
    secretKeyRef:
      name: {{ .name | quote }}
      key: {{ .key | quote }}
{{- end }}
{{- with $database.secretFile }}
- name: {{ index $ 2 }}
  value: {{ printf "/etc/lifeguard/%s/%s" (index $ 3) .key | quote }}
{{- end }}
{{- end }}

{{/* Whose alerts these are: without it equal causes of different applications are one alert. What is given wins. */}}
{{- define "lifeguard.labels.env" -}}
{{- $given := dict }}
{{- range $key, $_ := .Values.settings }}{{ $_ := set $given (include "lifeguard.variable" $key) true }}{{ end }}
{{- range .Values.env }}{{ $_ := set $given .name true }}{{ end }}
{{- if not (hasKey $given "LIFEGUARD_ALERTMANAGER_LABELS_NAMESPACE") }}
- name: LIFEGUARD_ALERTMANAGER_LABELS_NAMESPACE
  valueFrom:
    fieldRef: {fieldPath: metadata.namespace}
{{- end }}
{{- if not (hasKey $given "LIFEGUARD_ALERTMANAGER_LABELS_APP") }}
- name: LIFEGUARD_ALERTMANAGER_LABELS_APP
  value: {{ .Release.Name | quote }}
{{- end }}
{{- end }}

{{- define "lifeguard.env" -}}
{{- include "lifeguard.credential.env" (list .Values.database "DATABASE_URL" "DATABASE_URL_FILE" "database") }}
{{- if .Values.database.readOnly }}
- name: LIFEGUARD_READ_ONLY
  value: "true"
{{- end }}
{{- range $name, $target := .Values.targets }}
{{- $variable := include "lifeguard.variable" (printf "lifeguard.targets.%s" $name) }}
{{- include "lifeguard.credential.env" (list $target (printf "%s_URL" $variable) (printf "%s_URL_FILE" $variable) (printf "target-%s" $name)) }}
{{- if $target.readOnly }}
- name: {{ $variable }}_READ_ONLY
  value: "true"
{{- end }}
{{- end }}
- name: LIFEGUARD_READINESS_POLICY
  value: {{ .Values.readiness.policy | quote }}
{{- with .Values.readiness.appUrl }}
- name: LIFEGUARD_READINESS_APP_URL
  value: {{ . | quote }}
{{- end }}
{{- if not (hasKey .Values.settings "lifeguard.history.dir") }}
- name: LIFEGUARD_HISTORY_DIR
  value: /var/lib/lifeguard
{{- end }}
{{- include "lifeguard.labels.env" . }}
{{- $runbooks := .Values.monitoring.runbooks }}
{{- if not (or (contains "{{" $runbooks) (hasKey .Values.settings "lifeguard.external-url")) }}
- name: LIFEGUARD_EXTERNAL_URL
  value: {{ $runbooks | trimSuffix "/" | quote }}
{{- end }}
{{- range $key, $value := .Values.settings }}
- name: {{ include "lifeguard.variable" $key }}
  {{- /* Helm reads numbers as fractions: toString makes 1e+06 of a million. */}}
  value: {{ kindIs "string" $value | ternary $value (toJson $value) | quote }}
{{- end }}
{{- with .Values.env }}
{{ toYaml . }}
{{- end }}
{{- end }}
