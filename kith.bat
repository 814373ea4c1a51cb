@echo off
rem Starts Kith. Builds it first when it has not been built or when its sources are newer than what was built.
rem   KITH_JAVA_OPTIONS  more options for the Java virtual machine, such as -Xmx8g
rem   KITH_NO_BUILD      when set, starts what was built last, whatever the age of the sources
setlocal EnableExtensions
set "KITH_HOME=%~dp0"
if "%KITH_HOME:~-1%"=="\" set "KITH_HOME=%KITH_HOME:~0,-1%"
set "JAR=%KITH_HOME%\target\kith\kith.jar"
set "ARCHIVE=%KITH_HOME%\target\kith\kith.jsa"
rem A distribution holds the program in lib and nothing to build it from.
if not exist "%KITH_HOME%\src\main" (
  set "JAR=%KITH_HOME%\lib\kith.jar"
  set "ARCHIVE=%KITH_HOME%\lib\kith.jsa"
  set "KITH_NO_BUILD=1"
)
set "JAVA=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"

if not exist "%JAR%" goto build
if defined KITH_NO_BUILD goto start
powershell -NoProfile -Command "$j=(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $p=@('src\main','pom.xml','instruments') | ForEach-Object { Join-Path $env:KITH_HOME $_ } | Where-Object { Test-Path -LiteralPath $_ }; if (Get-ChildItem -LiteralPath $p -Recurse -Force | Where-Object { $_.LastWriteTimeUtc -gt $j } | Select-Object -First 1) { exit 1 } else { exit 0 }"
if errorlevel 1 goto build
goto start

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo kith: no Maven found; install Maven 3.8 or newer to build Kith 1>&2
  exit /b 70
)
if not exist "%KITH_HOME%\target" mkdir "%KITH_HOME%\target"
pushd "%KITH_HOME%"
call mvn -q -B -ntp -Dquick -Dmaven.test.skip=true package >"%KITH_HOME%\target\build.log" 2>&1
set "BUILT=%ERRORLEVEL%"
popd
if not "%BUILT%"=="0" (
  type "%KITH_HOME%\target\build.log" 1>&2
  echo kith: the build failed; its messages are above and in %KITH_HOME%\target\build.log 1>&2
  exit /b 70
)
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc = [DateTime]::UtcNow"
if exist "%ARCHIVE%" del "%ARCHIVE%"
pushd "%KITH_HOME%"
set "CLASSES=%KITH_HOME%\target\classes-loaded"
"%JAVA%" -Xlog:disable -XX:DumpLoadedClassList="%CLASSES%" -XX:+UseSerialGC -Dkith.home="%KITH_HOME%" -jar "%JAR%" run datasets\holzinger1939\study.yaml --out target\training --quiet --threads 1 >"%KITH_HOME%\target\archive.log" 2>&1
"%JAVA%" -Xshare:dump -XX:SharedClassListFile="%CLASSES%" -XX:SharedArchiveFile="%ARCHIVE%" -XX:+UseSerialGC -cp "%JAR%" >>"%KITH_HOME%\target\archive.log" 2>&1
popd

:start
set "OPENBLAS_NUM_THREADS=1"
set "SHARED="
if exist "%ARCHIVE%" set SHARED=-XX:SharedArchiveFile="%ARCHIVE%"
set "TIERS="
if "%~1"=="run" set "TIERS=-XX:TieredStopAtLevel=1"
if "%~1"=="instrument" set "TIERS=-XX:TieredStopAtLevel=1"
if "%~1"=="score" set "TIERS=-XX:TieredStopAtLevel=1"
if "%~1"=="items" set "TIERS=-XX:TieredStopAtLevel=1"
"%JAVA%" -Xlog:disable -XX:+UseSerialGC %TIERS% %SHARED% %KITH_JAVA_OPTIONS% -Djava.awt.headless=true -Dfile.encoding=UTF-8 -Dkith.home="%KITH_HOME%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%
